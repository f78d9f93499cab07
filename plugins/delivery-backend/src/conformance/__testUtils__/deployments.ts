import { createHash } from 'node:crypto';
import { JsonObject } from '@backstage/types';

const SOURCE = 'https://ci.acme.test';
const SERVICES = 25;
const BEGIN = Date.parse('2025-01-01T00:00:00Z');
const MINUTE_MS = 60_000;

/** The ids of so many events. */
export function idsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => idOf(index));
}

/** So many deployments by CDEvents, one a minute, cut into batches. */
export function batchesOf(count: number, size: number): JsonObject[][] {
  return Array.from({ length: Math.ceil(count / size) }, (_, batch) =>
    Array.from({ length: Math.min(size, count - batch * size) }, (_it, index) =>
      deployment(batch * size + index),
    ),
  );
}

function idOf(index: number): string {
  return `deployment-${String(index).padStart(6, '0')}`;
}

function deployment(index: number): JsonObject {
  const id = idOf(index);
  const type = 'dev.cdevents.service.deployed.0.3.0';
  const timestamp = new Date(BEGIN + index * MINUTE_MS).toISOString();
  const commit = createHash('sha1').update(id).digest('hex');
  return {
    specversion: '1.0',
    id,
    source: SOURCE,
    type,
    data: {
      context: { specversion: '0.5.1', id, source: SOURCE, type, timestamp },
      subject: {
        id: `service-${index % SERVICES}`,
        content: {
          environment: { id: index % 3 === 0 ? 'staging' : 'production' },
          artifactId: `pkg:oci/service?vcs_url=git%2Bhttps:%2F%2Fgit.acme.test%2Fservice.git%40${commit}`,
        },
      },
    },
  };
}
