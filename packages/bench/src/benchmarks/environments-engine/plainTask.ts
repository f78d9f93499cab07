import knexFactory, { Knex } from 'knex';
import { countStatements } from '../../database/statements';
import { runLoad } from '../../http/load';
import { startCpuClock } from '../../measure/cpu';
import { runTask } from '../../process/nodeTask';
import {
  createPlainTables,
  destroyPlainly,
  makePlainly,
  makeRequested,
  requestPlainly,
} from './plain';
import {
  EngineSettings,
  PlainResult,
  Samples,
  TogetherResult,
} from './settings';

const WARM_UP = 20;

runTask(work);

/** Does what the engine does, by the plainest code, on the same database. */
async function work(
  settings: EngineSettings & { knexConfig: Knex.Config },
): Promise<PlainResult> {
  const { knexConfig, count } = settings;
  const knex = knexFactory(knexConfig);
  await createPlainTables(knex);
  for (let index = 0; index < WARM_UP; index++) {
    await makePlainly(knex, `warm-${index}`);
    await destroyPlainly(knex, `warm-${index}`);
  }
  const ids = Array.from({ length: count }, (_, index) => `one-${index}`);
  const made = await record(knex, ids, id => makePlainly(knex, id));
  const destroyed = await record(knex, ids, id => destroyPlainly(knex, id));
  const together = await makeTogether(knex, settings);
  await checkCounts(knex, settings);
  await knex.destroy();
  return { made, destroyed, together };
}

async function record(
  knex: Knex,
  ids: readonly string[],
  act: (id: string) => Promise<void>,
): Promise<Samples> {
  const statements = countStatements(knex);
  const cpu = startCpuClock();
  const { latencies } = await runLoad({
    count: ids.length,
    concurrency: 1,
    call: index => act(ids[index]),
    now: () => performance.now(),
  });
  return {
    ms: latencies,
    cpuMs: cpu() / ids.length,
    statements: statements.stop() / ids.length,
  };
}

async function makeTogether(
  knex: Knex,
  { together, workers }: EngineSettings,
): Promise<TogetherResult> {
  for (let index = 0; index < together; index++) {
    await requestPlainly(knex, `together-${index}`);
  }
  const statements = countStatements(knex);
  const cpu = startCpuClock();
  const start = performance.now();
  const readyMs: number[] = [];
  const { elapsedMs } = await runLoad({
    count: together,
    concurrency: workers,
    call: async index => {
      await makeRequested(knex, `together-${index}`);
      readyMs.push(performance.now() - start);
    },
    now: () => performance.now(),
  });
  return {
    elapsedMs,
    readyMs,
    cpuMs: cpu() / together,
    statements: statements.stop() / together,
  };
}

/** @throws Error unless all was made, and what was to go has gone */
async function checkCounts(
  knex: Knex,
  { count, together }: EngineSettings,
): Promise<void> {
  const rows = await knex('bench_environment')
    .groupBy('status')
    .select<Array<{ status: string; n: number | string }>>(
      'status',
      knex.raw('count(*) as n'),
    );
  const found = new Map(rows.map(({ status, n }) => [status, Number(n)]));
  if (
    found.get('ready') !== together ||
    found.get('deleted') !== count + WARM_UP
  ) {
    throw new Error(
      `Plain code has made something else: ${JSON.stringify([...found])}`,
    );
  }
}
