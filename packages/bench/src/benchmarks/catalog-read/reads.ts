import { isDeepStrictEqual } from 'node:util';
import { createHttpClient, HttpRequest } from '../../http/client';
import { runLoad } from '../../http/load';
import { interleave } from '../../measure/interleave';
import { percentile, summarise } from '../../measure/statistics';
import { NOOP_PATH } from '../../server/noop';
import { RunningServer } from '../../server/server';
import { createRandom, Random } from '../../synthetic/random';
import { CatalogRun } from './run';

const WARM_UP = 200;
const LATENCY_CALLS = 1_000;
const THROUGHPUT_CALLS = 2_000;
const BATCH_CALLS = 100;
const BATCH_SIZE = 100;
const IN_FLIGHT = 10;

/** How to put one question to a server. */
interface Side {
  server: RunningServer;
  request: (index: number) => HttpRequest;
}

/** A question to the catalog's backend and, the same, to the plain server. */
interface Comparison {
  case: string;
  baseline: string;
  measured: Side;
  plain: Side;
}

/** The floor: what Backstage's own routing and authentication cost. */
export async function measureNoop(run: CatalogRun): Promise<void> {
  const refs = chooseRefs(run);
  const comparison: Comparison = {
    case: 'authenticated route that does nothing',
    baseline: 'node:http, a string out of a Map',
    measured: { server: run.catalog, request: () => ({ path: NOOP_PATH }) },
    plain: {
      server: run.plain,
      request: index => ({ path: `/map/${refs(index)}` }),
    },
  };
  await measureLatency(run, comparison, LATENCY_CALLS);
  await measureThroughput(run, comparison);
}

/** Single entities by name, one in flight and ten. */
export async function measureByName(run: CatalogRun): Promise<void> {
  const refs = chooseRefs(run);
  const comparison: Comparison = {
    case: 'read by name',
    baseline: 'node:http, SELECT by ref',
    measured: {
      server: run.catalog,
      request: index => ({
        path: `/api/catalog/entities/by-name/${refs(index).replace(':', '/')}`,
      }),
    },
    plain: {
      server: run.plain,
      request: index => ({ path: `/by-ref/${refs(index)}` }),
    },
  };
  await requireSameAnswer(comparison);
  await measureLatency(run, comparison, LATENCY_CALLS);
  await measureThroughput(run, comparison);
}

/** A hundred entities at once. */
export async function measureBatch(run: CatalogRun): Promise<void> {
  const refs = chooseRefs(run);
  const body = (index: number) => ({
    entityRefs: Array.from({ length: BATCH_SIZE }, (_, offset) =>
      refs(index * BATCH_SIZE + offset),
    ),
  });
  const request = (path: string) => (index: number) =>
    ({ method: 'POST', path, body: body(index) } as const);
  const comparison: Comparison = {
    case: `by-refs, ${BATCH_SIZE} entities`,
    baseline: 'node:http, SELECT by refs',
    measured: {
      server: run.catalog,
      request: request('/api/catalog/entities/by-refs'),
    },
    plain: { server: run.plain, request: request('/by-refs') },
  };
  await requireSameAnswer(comparison);
  await measureLatency(run, comparison, BATCH_CALLS);
}

// A baseline that answers something else would make the ratio worthless.
async function requireSameAnswer({ case: name, measured, plain }: Comparison) {
  const ask = async ({ server, request }: Side) => {
    const client = createHttpClient({ ...server, connections: 1 });
    try {
      return await client.sendJson<unknown>(request(0));
    } finally {
      client.close();
    }
  };
  if (!isDeepStrictEqual(await ask(measured), await ask(plain))) {
    throw new Error(`${name}: the plain server gave a different answer`);
  }
}

async function measureLatency(
  run: CatalogRun,
  comparison: Comparison,
  count: number,
): Promise<void> {
  const [measured, plain] = await compare(run, comparison, {
    count,
    concurrency: 1,
  });
  const all = (results: typeof measured) =>
    summarise(results.flatMap(({ latencies }) => latencies));
  run.context.report({
    ...run.at,
    case: `${comparison.case}, 1 in flight`,
    metric: 'latency',
    unit: 'ms',
    better: 'lower',
    measured: all(measured),
    baseline: { what: comparison.baseline, measured: all(plain) },
  });
}

async function measureThroughput(
  run: CatalogRun,
  comparison: Comparison,
): Promise<void> {
  const [measured, plain] = await compare(run, comparison, {
    count: THROUGHPUT_CALLS,
    concurrency: IN_FLIGHT,
  });
  const median = (results: typeof measured) => ({
    n: results.length,
    value: percentile(
      results.map(({ elapsedMs }) => (THROUGHPUT_CALLS / elapsedMs) * 1000),
      50,
    ),
  });
  run.context.report({
    ...run.at,
    case: `${comparison.case}, ${IN_FLIGHT} in flight`,
    metric: 'throughput',
    unit: '1/s',
    better: 'higher',
    measured: median(measured),
    baseline: { what: comparison.baseline, measured: median(plain) },
  });
}

async function compare(
  { context }: CatalogRun,
  { measured, plain }: Comparison,
  load: { count: number; concurrency: number },
) {
  const { now, repeat } = context;
  const task =
    ({ server, request }: Side) =>
    async () => {
      const client = createHttpClient({
        ...server,
        connections: load.concurrency,
      });
      const call = (index: number) => client.send(request(index));
      try {
        const warmUp = Math.min(WARM_UP, load.count);
        await runLoad({ ...load, count: warmUp, call, now });
        return await runLoad({ ...load, call, now });
      } finally {
        client.close();
      }
    };
  return interleave(repeat, [task(measured), task(plain)]);
}

// Both sides are asked for the same entities in the same order.
function chooseRefs({ entityRefs, context }: CatalogRun) {
  const random: Random = createRandom(context.seed, 'reads');
  const order = Array.from({ length: 10_000 }, () => random.pick(entityRefs));
  return (index: number) => order[index % order.length];
}
