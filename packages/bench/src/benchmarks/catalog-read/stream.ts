import { createHttpClient, HttpClient } from '../../http/client';
import { interleave } from '../../measure/interleave';
import { summarise } from '../../measure/statistics';
import { RunningServer } from '../../server/server';
import { CatalogRun } from './run';

const PAGE_SIZE = 500;
const STREAMS_PER_ROUND = 3;
const FIELDS = ['kind', 'metadata.namespace', 'metadata.name', 'spec.owner'];

/** One page of either server. */
interface Page {
  items: unknown[];
  pageInfo: { nextCursor?: string };
}

/** The whole catalog page by page, in full and cut down to a few fields. */
export async function measureStream(run: CatalogRun): Promise<void> {
  await compareStreams(run, {
    name: 'stream all entities',
    baseline: 'node:http, SELECT page by page',
    fields: [],
  });
  await compareStreams(run, {
    name: `stream all entities, ${FIELDS.length} fields`,
    baseline: 'node:http, SELECT page by page, fields picked',
    fields: FIELDS,
  });
}

async function compareStreams(
  run: CatalogRun,
  what: { name: string; baseline: string; fields: readonly string[] },
): Promise<void> {
  const [measured, plain] = await interleave(run.context.repeat, [
    () => timeStreams(run, run.catalog, '/api/catalog/entities/by-query', what),
    () => timeStreams(run, run.plain, '/pages', what),
  ]);
  run.context.report({
    ...run.at,
    case: what.name,
    metric: 'time for all',
    unit: 'ms',
    better: 'lower',
    measured: summarise(measured.flat()),
    baseline: { what: what.baseline, measured: summarise(plain.flat()) },
    notes: { pageSize: PAGE_SIZE },
  });
}

async function timeStreams(
  { entityRefs, context: { now } }: CatalogRun,
  server: RunningServer,
  path: string,
  { fields }: { fields: readonly string[] },
): Promise<number[]> {
  const client = createHttpClient({ ...server, connections: 1 });
  const times: number[] = [];
  try {
    // The first of a round warms up both sides and is not counted.
    await streamAll(client, { path, fields });
    for (let i = 0; i < STREAMS_PER_ROUND; i++) {
      const start = now();
      const seen = await streamAll(client, { path, fields });
      times.push(now() - start);
      if (seen !== entityRefs.length) {
        throw new Error(
          `${path} streamed ${seen} entities where ${entityRefs.length} were loaded`,
        );
      }
    }
  } finally {
    client.close();
  }
  return times;
}

async function streamAll(
  client: HttpClient,
  { path, fields }: { path: string; fields: readonly string[] },
): Promise<number> {
  let seen = 0;
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      limit: String(PAGE_SIZE),
      ...(fields.length > 0 && { fields: fields.join(',') }),
      // Who reads everything needs no total, and counting takes its time.
      ...(cursor === undefined ? { totalItems: 'exclude' } : { cursor }),
    });
    const page: Page = await client.sendJson({ path: `${path}?${query}` });
    seen += page.items.length;
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  return seen;
}
