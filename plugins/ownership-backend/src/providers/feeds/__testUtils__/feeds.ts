import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { JsonObject } from '@backstage/types';
import {
  ProvidedIdentifier,
  ProviderProblem,
} from '@groundwork/backstage-plugin-ownership-node';
import { projectEntity } from '../../../domain/projection';
import { FeedProvider } from '../FeedProvider';
import { FeedCatalog } from '../mapping';

export const NOW = '2026-11-21T03:00:00.000Z';

/** Where feeds that are files lie; gone when the tests of a file are over. */
export const directory = mkdtempSync(join(tmpdir(), 'feeds-'));
afterAll(() => rm(directory, { recursive: true }));

const component = (name: string, title: string) =>
  projectEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, title },
  });

export const catalog: FeedCatalog = {
  isReady: () => true,
  allEntities: () => [
    component('orders', 'Orders'),
    component('twin-1', 'Twins'),
    component('twin-2', 'Twins'),
  ],
  findByIdentifier: ({ kind, key }, { exceptSource }) =>
    exceptSource === 'feed:test' &&
    `${kind} ${key}` === 'repo github.com/acme/orders'
      ? ['component:default/orders']
      : [],
};

export function providersFor(
  feeds: JsonObject[],
  options = {},
): FeedProvider[] {
  return FeedProvider.fromConfig({
    config: new ConfigReader({ ownership: { feeds } }),
    origins: {
      urlReader: mockServices.urlReader.mock(),
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      directory,
    },
    catalog,
    now: () => new Date(NOW),
    ...options,
  });
}

export const hosts = {
  entity: { field: 'service' },
  identifiers: [{ kind: { constant: 'host' }, key: { field: 'host' } }],
};

export async function read(feed: JsonObject, options = {}) {
  const [provider] = providersFor(
    [{ id: 'test', mapping: hosts, ...feed }],
    options,
  );
  return readAll(provider);
}

export async function readAll(
  provider: FeedProvider,
  signal: AbortSignal = new AbortController().signal,
) {
  const identifiers: ProvidedIdentifier[] = [];
  const problems: ProviderProblem[] = [];
  for await (const batch of provider.read({ signal })) {
    identifiers.push(...batch.identifiers);
    problems.push(...(batch.problems ?? []));
  }
  return {
    identifiers,
    found: identifiers.map(
      ({ kind, key, entityRef }) => `${kind} ${key} → ${entityRef}`,
    ),
    problems: problems.map(({ where, message }) => `${where}: ${message}`),
  };
}

export async function readCsv(text: string, mapping: JsonObject) {
  await writeFile(join(directory, 'test.csv'), text);
  return read({ path: 'test.csv', mapping });
}
