import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { createScratchDatabase, ScratchDatabase } from '../../database/scratch';
import { createHttpClient } from '../../http/client';
import { runLoad } from '../../http/load';
import { interleave } from '../../measure/interleave';
import { Distribution, summarise } from '../../measure/statistics';
import { sourceFile } from '../../paths';
import { runNodeTask } from '../../process/nodeTask';
import { startPlainServer } from '../../server/plain';
import { RunningServer } from '../../server/server';
import { startDelivery, prepareTables } from './backend';
import { createCases, QueryCase } from './cases';
import { checkOverviews, OverviewNumbers } from './checkOverviews';
import { createCompany } from './company';
import { reportQuery } from './report';
import { FillResult, FillSettings, PlainSettings } from './settings';
import { CaseStatements, STATEMENTS_PATH } from './statementsModule';

const WARM_UP = 3;

/** What is measured, where. */
export interface At {
  size: number;
  database: DatabaseKind;
}

/** All questions over HTTP, beside the plainest code. */
export async function measureQueries(
  at: At,
  context: BenchmarkContext,
): Promise<void> {
  const { cleanup, now, progress } = context;
  const company = createCompany();
  const until = Date.now();
  const database = await createScratchDatabase(at.database, cleanup);
  progress(`${at.database}, ${at.size} spans: filling the store`);
  await prepareTables(database, company.components.length, context);
  const start = now();
  const filled = await fill(database, { size: at.size, until }, context);
  const seconds = ((now() - start) / 1_000).toFixed(0);
  progress(
    `${JSON.stringify(filled.counts)}, ${filled.megabytes} MB in ${seconds} s`,
  );
  const backend = await startDelivery(database, context);
  const plain = await startPlainServer<PlainSettings>({
    name: 'plain delivery',
    script: sourceFile('benchmarks/delivery-query/plainServerProcess.ts'),
    settings: { database: database.knexConfig('delivery') },
    cleanup,
    now,
  });
  for (const it of createCases(company, until)) {
    await measureCase(it, { at, filled, backend, plain, context });
  }
  await plain.stop();
  await backend.stop();
  await database.drop();
}

function fill(
  database: ScratchDatabase,
  { size, until }: { size: number; until: number },
  { cleanup, seed }: BenchmarkContext,
): Promise<FillResult> {
  return runNodeTask<FillSettings, FillResult>({
    name: 'delivery-query fillTask',
    script: sourceFile('benchmarks/delivery-query/fillTask.ts'),
    settings: { database: database.knexConfig('delivery'), size, seed, until },
    cleanup,
  });
}

interface QueryRun {
  at: At;
  filled: FillResult;
  backend: RunningServer;
  plain: RunningServer;
  context: BenchmarkContext;
}

async function measureCase(it: QueryCase, run: QueryRun): Promise<void> {
  const { at, filled, backend, plain, context } = run;
  if (it.isBudgeted) {
    checkOverviews(
      it.what,
      await askOnce<OverviewNumbers>(backend, it),
      await askOnce<OverviewNumbers>(plain, it),
    );
  }
  const next = { index: 1 };
  const [ours, plainly] = await interleave(context.repeat, [
    () => load(backend, it, { next, context }),
    () => load(plain, it, { next: { index: 1 }, context }),
  ]);
  const statements = await statementsOf(backend, it);
  const { most, slowest } = statements;
  context.progress(
    `${it.what}: ${most} statements, of which one took ${slowest.ms.toFixed(
      0,
    )} ms: ${slowest.sql}`,
  );
  reportQuery(
    it,
    {
      measured: summariseAll(ours),
      plain: summariseAll(plainly),
      statements: most,
      slowestMs: slowest.ms,
    },
    { at, filled },
    context,
  );
}

/** @param options.next - The first request that was not sent yet */
async function load(
  server: RunningServer,
  { calls, request }: QueryCase,
  { next, context }: { next: { index: number }; context: BenchmarkContext },
): Promise<number[]> {
  const client = createHttpClient({ ...server, connections: 1 });
  const call = () => {
    next.index += 1;
    return client.send(request(next.index));
  };
  const { now } = context;
  try {
    await runLoad({ count: WARM_UP, concurrency: 1, call, now });
    return (await runLoad({ count: calls, concurrency: 1, call, now }))
      .latencies;
  } finally {
    client.close();
  }
}

async function askOnce<Answer>(
  server: RunningServer,
  { request }: QueryCase,
): Promise<Answer> {
  const client = createHttpClient({ ...server, connections: 1 });
  try {
    return await client.sendJson<Answer>(request(0));
  } finally {
    client.close();
  }
}

async function statementsOf(
  server: RunningServer,
  { what }: QueryCase,
): Promise<CaseStatements> {
  const client = createHttpClient({ ...server, connections: 1 });
  try {
    const found = await client.sendJson<Record<string, CaseStatements>>({
      path: STATEMENTS_PATH,
    });
    if (!found[what]) {
      throw new Error(`No statements were recorded of ${what}`);
    }
    return found[what];
  } finally {
    client.close();
  }
}

function summariseAll(latencies: readonly number[][]): Distribution {
  return summarise(latencies.flat());
}
