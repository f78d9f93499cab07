import { JsonObject } from '@backstage/types';

/** The orders that a database begins with, as Acme's blueprint has them. */
export const SEED = `
CREATE TABLE IF NOT EXISTS orders (
  id TEXT PRIMARY KEY,
  status TEXT NOT NULL,
  created_at TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;
WITH RECURSIVE sample (n) AS (
  SELECT 1 UNION ALL SELECT n + 1 FROM sample WHERE n < 20
)
INSERT INTO orders (id, status, created_at, document)
SELECT
  printf('sample-%03d', n),
  'confirmed',
  strftime('%Y-%m-%dT%H:%M:%fZ', '2026-11-01', printf('+%d minutes', n * 37)),
  json_object('id', printf('sample-%03d', n), 'status', 'confirmed')
FROM sample;
`;

/** What the service is asked for, and how it is started. */
export const SERVICE = {
  command: ['node', 'src/main.mjs'],
  healthPath: '/healthz',
} as const;

/** As Acme's `service-with-database`. JSON is YAML. */
export const blueprint: JsonObject = {
  apiVersion: 'groundwork/v1',
  kind: 'EnvironmentBlueprint',
  metadata: {
    name: 'orders',
    title: 'Orders with a database',
    owner: 'group:default/platform',
  },
  spec: {
    inputs: { type: 'object', properties: {} },
    resources: [
      {
        name: 'database',
        type: 'database',
        driver: 'sqlite',
        spec: { seed: { sql: [SEED] } },
      },
      {
        name: 'service',
        type: 'service',
        driver: 'process',
        spec: {
          command: [...SERVICE.command],
          env: {
            DATABASE_URL: 'sqlite:${{ resources.database.path }}',
            GIT_COMMIT: '${{ source.commit }}',
          },
          health: { path: SERVICE.healthPath },
        },
      },
    ],
    outputs: { url: '${{ resources.service.url }}' },
    policy: { defaultTtl: { hours: 8 } },
  },
};
