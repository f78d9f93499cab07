import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { createScratchDatabase, ScratchDatabase } from '../../database/scratch';
import { createHttpClient } from '../../http/client';
import { runLoad } from '../../http/load';
import { interleave } from '../../measure/interleave';
import { summarise } from '../../measure/statistics';
import { sourceFile } from '../../paths';
import { runNodeTask } from '../../process/nodeTask';
import { NOOP_PATH } from '../../server/noop';
import { startPlainServer } from '../../server/plain';
import { RunningServer } from '../../server/server';
import { MaturityBackend, prepareTables, startMaturity } from './backend';
import { createCases, ReadCase } from './cases';
import { AnsweredLevels, checkAnswers } from './checkAnswers';
import { createCompany } from './company';
import { STATEMENTS_PATH } from './maturityModule';
import { measureFirstReads } from './otherReplica';
import { measureRefreshes, refresh } from './refreshes';
import { askOnce, MaturityRun } from './run';
import { reportNoop, reportRead, reportRefresh } from './report';
import {
  FillResult,
  FillSettings,
  ModelRules,
  PlainSettings,
} from './settings';

const WARM_UP = 10;
const NOOP_CALLS = 500;

/** All pages over HTTP beside the plainest code, and what keeps them right. */
export async function measureMaturity(
  at: { size: number; database: DatabaseKind },
  context: BenchmarkContext,
): Promise<void> {
  const { cleanup, now, progress } = context;
  const company = createCompany(at.size);
  const database = await createScratchDatabase(at.database, cleanup);
  progress(`${at.database}, ${at.size} teams: filling the databases`);
  const model = await prepareTables(database, at.size, context);
  const start = now();
  const filled = await fill(database, { size: at.size, model }, context);
  const seconds = ((now() - start) / 1_000).toFixed(0);
  progress(`${JSON.stringify(filled)} in ${seconds} s`);

  const backend = await startMaturity(
    database,
    { size: at.size, model },
    context,
  );
  await checkCatalog(backend, filled);
  const about = { at, filled };
  reportRefresh(
    'refresh, the first one',
    [await refresh(backend, 0)],
    about,
    context,
  );
  const plain = await startPlainServer<PlainSettings>({
    name: 'plain maturity',
    script: sourceFile('benchmarks/maturity-read/plainServerProcess.ts'),
    settings: { database: database.knexConfig('maturity') },
    cleanup,
    now,
  });
  const run = { ...about, backend, plain, database, context };
  await measureNoop(run);
  for (const it of createCases(company)) {
    await measureCase(it, run);
  }
  await measureFirstReads(run);
  await measureRefreshes(run);
  await plain.stop();
  await backend.stop();
  await database.drop();
}

function fill(
  database: ScratchDatabase,
  { size, model }: { size: number; model: ModelRules },
  { cleanup, seed }: BenchmarkContext,
): Promise<FillResult> {
  return runNodeTask<FillSettings, FillResult>({
    name: 'maturity-read fillTask',
    script: sourceFile('benchmarks/maturity-read/fillTask.ts'),
    settings: {
      catalog: database.knexConfig('catalog'),
      maturity: database.knexConfig('maturity'),
      size,
      seed,
      model,
      at: Date.now(),
    },
    cleanup,
  });
}

/** @throws Error unless people may read all that the catalog was filled with */
async function checkCatalog(
  { as }: MaturityBackend,
  { entities }: FillResult,
): Promise<void> {
  for (const [reader, server] of Object.entries(as)) {
    const { totalItems } = await askOnce<{ totalItems: number }>(server, {
      request: () => ({ path: '/api/catalog/entities/by-query?limit=1' }),
    });
    if (totalItems !== entities) {
      throw new Error(
        `Of ${entities} entities of the catalog, ${totalItems} are there for who ${reader}`,
      );
    }
  }
}

async function measureNoop(run: MaturityRun): Promise<void> {
  const { backend, context } = run;
  const noop = {
    calls: NOOP_CALLS,
    request: () => ({ path: NOOP_PATH }),
  };
  const [latencies] = await interleave(context.repeat, [
    () => load(backend.as.readsAll, noop, context),
  ]);
  reportNoop(summarise(latencies.flat()), run, context);
}

async function measureCase(it: ReadCase, run: MaturityRun): Promise<void> {
  const { backend, plain, context } = run;
  const server = backend.as[it.reader];
  const ours = await askOnce<AnsweredLevels>(server, it);
  checkAnswers(it.what, ours, await askOnce<AnsweredLevels>(plain, it));
  const [latencies, plainly] = await interleave(context.repeat, [
    () => load(server, it, context),
    () => load(plain, it, context),
  ]);
  reportRead(
    it,
    {
      measured: summarise(latencies.flat()),
      plain: summarise(plainly.flat()),
      statements: await statementsOf(backend, it),
      bytes: Buffer.byteLength(JSON.stringify(ours)),
    },
    run,
    context,
  );
}

async function load(
  server: RunningServer,
  { calls, request }: Pick<ReadCase, 'calls' | 'request'>,
  { now }: BenchmarkContext,
): Promise<number[]> {
  const client = createHttpClient({ ...server, connections: 1 });
  const call = (index: number) => client.send(request(index));
  try {
    await runLoad({ count: WARM_UP, concurrency: 1, call, now });
    return (await runLoad({ count: calls, concurrency: 1, call, now }))
      .latencies;
  } finally {
    client.close();
  }
}

async function statementsOf(
  { asService }: MaturityBackend,
  { what }: Pick<ReadCase, 'what'>,
): Promise<number> {
  const most = await askOnce<Record<string, number>>(asService, {
    request: () => ({ path: STATEMENTS_PATH }),
  });
  if (most[what] === undefined) {
    throw new Error(`No statements were counted of ${what}`);
  }
  return most[what];
}
