import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { createScratchDatabase } from '../../database/scratch';
import { createHttpClient, HttpRequest } from '../../http/client';
import { LoadResult, runLoad } from '../../http/load';
import { centre } from '../../measure/figure';
import { interleave } from '../../measure/interleave';
import { percentile, summarise } from '../../measure/statistics';
import { sourceFile } from '../../paths';
import { NOOP_PATH } from '../../server/noop';
import { startPlainServer } from '../../server/plain';
import { RunningServer } from '../../server/server';
import { createOwnershipCatalog } from '../../synthetic/ownershipCatalog';
import { createRandom } from '../../synthetic/random';
import { createQuestions, Question } from '../ownership/questions';
import { checkAnswer, checkPlainAnswer } from '../ownership/checks';
import {
  OwnershipBackend,
  RESOLVE_PATH,
  startOwnershipBackend,
} from './backend';

const EXACT_KINDS = ['host', 'url', 'image', 'pod'] as const;
const DISTINCT = 2_000;
const WARM_UP = 1_000;
const LATENCY_CALLS = 2_000;
const THROUGHPUT_CALLS = 5_000;
const IN_FLIGHT = 10;
const LATENCY_BUDGET_MS = 10;
const THROUGHPUT_BUDGET = 0.8;

/** Requests to one server, by their position. */
interface Side {
  server: RunningServer;
  request: (index: number) => HttpRequest;
}

interface HttpRun {
  at: { size: number; database: DatabaseKind };
  backend: OwnershipBackend;
  plain: RunningServer;
  questions: Question[];
  context: BenchmarkContext;
}

/** Exact questions over HTTP, with both kinds of tokens. */
export async function measureOverHttp(
  at: { size: number; database: DatabaseKind },
  context: BenchmarkContext,
): Promise<void> {
  const { seed, progress } = context;
  progress(`${at.database}, ${at.size} entities, over HTTP`);
  const entities = createOwnershipCatalog({ size: at.size, seed });
  const ask = createQuestions(entities, createRandom(seed, 'questions'));
  const questions = Array.from({ length: DISTINCT }, (_, index) =>
    ask(EXACT_KINDS[index % EXACT_KINDS.length]),
  );
  const database = await createScratchDatabase(at.database, context.cleanup);
  const backend = await startOwnershipBackend({
    ...at,
    entities,
    database,
    question: questions[0],
    context,
  });
  const plain = await startPlainServer({
    name: 'plain ownership',
    script: sourceFile('benchmarks/ownership-resolve/plainServerProcess.ts'),
    settings: { size: at.size, seed },
    cleanup: context.cleanup,
    now: context.now,
  });
  const run = { at, backend, plain, questions, context };
  await check(run);
  await measureLatency(run, 'token of a service', backend.asService);
  await measureLatency(run, 'token of a person', backend.asPerson);
  await measureThroughput(run, 'token of a service', backend.asService);
  await measureThroughput(run, 'token of a person', backend.asPerson);
  await plain.stop();
  await backend.stop();
  await database.drop();
}

async function check({ backend, plain, questions }: HttpRun): Promise<void> {
  const ask = async <T>(server: RunningServer, question: Question) => {
    const client = createHttpClient({ ...server, connections: 1 });
    try {
      return await client.sendJson<T>(post(RESOLVE_PATH, question));
    } finally {
      client.close();
    }
  };
  for (const question of questions.slice(0, 20)) {
    checkAnswer(question, await ask(backend.asPerson, question));
    const { answers } = await ask<{ answers: [] }>(plain, question);
    checkPlainAnswer(question, answers);
  }
}

async function measureLatency(
  run: HttpRun,
  who: string,
  server: RunningServer,
): Promise<void> {
  const load = { count: LATENCY_CALLS, concurrency: 1 };
  const { resolve, plain, noop } = sidesOf(run, server);
  const [resolves, plains, noops] = await compare(run, load, [
    resolve,
    plain,
    noop,
  ]);
  const all = (results: LoadResult[]) =>
    summarise(results.flatMap(({ latencies }) => latencies));
  const measured = all(resolves);
  run.context.report({
    ...run.at,
    case: `exact resolve over HTTP, ${who}, 1 in flight`,
    metric: 'latency',
    unit: 'ms',
    better: 'lower',
    measured,
    baseline: { what: 'node:http, a Map', measured: all(plains) },
    budget: {
      what: 'ownership: exact resolve over HTTP p99 ≤ 10 ms at one in flight',
      limit: LATENCY_BUDGET_MS,
      bound: 'at most',
      unit: 'ms',
      measured: measured.p99,
    },
  });
  run.context.report({
    ...run.at,
    case: `authenticated route that does nothing, ${who}, 1 in flight`,
    metric: 'latency',
    unit: 'ms',
    better: 'lower',
    measured: all(noops),
  });
}

async function measureThroughput(
  run: HttpRun,
  who: string,
  server: RunningServer,
): Promise<void> {
  const load = { count: THROUGHPUT_CALLS, concurrency: IN_FLIGHT };
  const { resolve, plain, noop } = sidesOf(run, server);
  const results = await compare(run, load, [resolve, noop, plain]);
  const [measured, floor, plainly] = results.map(rounds => ({
    n: rounds.length,
    value: percentile(
      rounds.map(({ elapsedMs }) => (load.count / elapsedMs) * 1_000),
      50,
    ),
  }));
  run.context.report({
    ...run.at,
    case: `exact resolve over HTTP, ${who}, ${IN_FLIGHT} in flight`,
    metric: 'throughput',
    unit: '1/s',
    better: 'higher',
    measured,
    baseline: {
      what: 'authenticated route that does nothing, same backend',
      measured: floor,
    },
    budget: {
      what: 'ownership: exact resolve ≥ 80 % of the throughput of an authenticated route that does nothing',
      limit: THROUGHPUT_BUDGET,
      bound: 'at least',
      unit: '×',
      measured: centre(measured) / centre(floor),
    },
    notes: { plainPerSecond: Math.round(centre(plainly)) },
  });
}

function sidesOf(
  { plain, questions }: HttpRun,
  server: RunningServer,
): Record<'resolve' | 'plain' | 'noop', Side> {
  const request = (index: number) =>
    post(RESOLVE_PATH, questions[index % questions.length]);
  return {
    resolve: { server, request },
    plain: { server: plain, request },
    noop: { server, request: () => ({ path: NOOP_PATH }) },
  };
}

function post(path: string, { request }: Question): HttpRequest {
  return { method: 'POST', path, body: request };
}

function compare(
  { context }: HttpRun,
  load: { count: number; concurrency: number },
  sides: Side[],
): Promise<LoadResult[][]> {
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
        await runLoad({ ...load, count: WARM_UP, call, now });
        return await runLoad({ ...load, call, now });
      } finally {
        client.close();
      }
    };
  return interleave(repeat, sides.map(task));
}
