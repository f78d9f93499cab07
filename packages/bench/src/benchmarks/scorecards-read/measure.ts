import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EntityRowPage } from '@groundwork/backstage-plugin-scorecards-common';
import { BenchmarkContext } from '../../benchmark';
import { DatabaseKind } from '../../database/kind';
import { createScratchDatabase } from '../../database/scratch';
import { createHttpClient } from '../../http/client';
import { LoadResult, runLoad } from '../../http/load';
import { interleave } from '../../measure/interleave';
import { Distribution, summarise } from '../../measure/statistics';
import { sourceFile } from '../../paths';
import { runNodeTask } from '../../process/nodeTask';
import { temporaryDirectory } from '../../process/temporaryDirectory';
import { NOOP_PATH } from '../../server/noop';
import { startPlainServer } from '../../server/plain';
import { RunningServer } from '../../server/server';
import { createScorecardsCatalog } from '../scorecards/catalog';
import { EvaluateSettings } from '../scorecards-evaluate/settings';
import { countsOf, ScorecardsBackend, startScorecardsBackend } from './backend';
import { createCases, createDeepCase, ReadCase } from './cases';
import { countKeyOf, keyOf, PlainAnswer } from './plainAnswers';
import { reportNoop, reportRead } from './report';
import { StatementLedger } from './StatementLedger';

const WARM_UP = 50;

/** What is measured, where. */
export interface At {
  size: number;
  database: DatabaseKind;
}

interface ReadRun {
  at: At;
  backend: ScorecardsBackend;
  plain: RunningServer;
  cases: ReadCase[];
  context: BenchmarkContext;
}

/** All reads over HTTP, with both kinds of tokens. */
export async function measureReads(
  at: At,
  ledger: StatementLedger,
  context: BenchmarkContext,
): Promise<void> {
  const { cleanup, now, progress, seed } = context;
  progress(`${at.database}, ${at.size} entities: filling the store`);
  const database = await createScratchDatabase(at.database, cleanup);
  const catalog = createScorecardsCatalog({ size: at.size, seed });
  await runNodeTask<EvaluateSettings, object>({
    name: 'scorecards-read fillTask',
    script: sourceFile('benchmarks/scorecards-read/fillTask.ts'),
    settings: {
      database: database.backendConfig,
      size: at.size,
      seed,
      at: Date.now(),
    },
    cleanup,
  });
  progress(`${at.database}, ${at.size} entities: starting the backend`);
  const backend = await startScorecardsBackend({
    ...at,
    catalog,
    database,
    context,
  });
  const { cases, answers } = await prepare(
    backend.asPerson,
    createCases(catalog, seed),
    at.size,
  );
  const { directory, remove } = await temporaryDirectory(cleanup);
  const file = join(directory, 'answers.json');
  await writeFile(file, JSON.stringify(answers));
  const plain = await startPlainServer({
    name: 'plain scorecards',
    script: sourceFile('benchmarks/scorecards-read/plainServerProcess.ts'),
    settings: { file },
    cleanup,
    now,
  });
  const run = { at, backend, plain, cases, context };
  await measureAll(run, 'token of a service', backend.asService);
  await measureAll(run, 'token of a person', backend.asPerson);
  const statements = await countStatementsOf(run);
  await plain.stop();
  await backend.stop();
  await remove();
  await database.drop();
  for (const [what, count] of statements) {
    ledger.add({ ...at, what, count });
  }
}

/** Asks everything once, and keeps the answers. */
async function prepare(
  server: RunningServer,
  shallow: readonly ReadCase[],
  size: number,
): Promise<{ cases: ReadCase[]; answers: PlainAnswer[] }> {
  const client = createHttpClient({ ...server, connections: 1 });
  try {
    const deep = await createDeepCase(size, request =>
      client.sendJson<EntityRowPage>(request),
    );
    const cases = [...shallow, deep];
    const answers: PlainAnswer[] = [];
    for (const { what, requests, check } of cases) {
      for (const request of requests) {
        const json = (await client.send(request)).toString('utf8');
        try {
          check(JSON.parse(json));
        } catch (cause) {
          throw new Error(`${what}: ${request.path}`, { cause });
        }
        answers.push({ key: keyOf(request), json });
      }
    }
    return { cases, answers };
  } finally {
    client.close();
  }
}

/** The most statements of any request so far, by what it is about. */
async function countStatementsOf({
  backend,
  cases,
}: ReadRun): Promise<Map<string, number>> {
  const { most } = await countsOf(backend.asPerson);
  return new Map(
    cases.map(({ what, requests }) => [
      what,
      Math.max(...requests.map(it => most[countKeyOf(it)] ?? NaN)),
    ]),
  );
}

async function measureAll(
  run: ReadRun,
  who: string,
  server: RunningServer,
): Promise<void> {
  const statements = await countStatementsOf(run);
  const noop = { requests: [{ path: NOOP_PATH }], calls: 500 };
  const [noops] = await compare(run, [{ server, ...noop }]);
  reportNoop(summariseAll(noops), { at: run.at, who }, run.context);
  for (const it of run.cases) {
    const [ours, plainly] = await compare(run, [
      { server, ...it },
      { server: run.plain, ...it },
    ]);
    reportRead(
      it,
      {
        measured: summariseAll(ours),
        plain: summariseAll(plainly),
        statements: statements.get(it.what) ?? NaN,
      },
      { at: run.at, who },
      run.context,
    );
  }
}

function compare(
  { context }: ReadRun,
  sides: Array<
    Pick<ReadCase, 'requests' | 'calls'> & { server: RunningServer }
  >,
): Promise<LoadResult[][]> {
  const { now, repeat } = context;
  const tasks = sides.map(({ server, requests, calls }) => async () => {
    const client = createHttpClient({ ...server, connections: 1 });
    const load = {
      concurrency: 1,
      call: (index: number) => client.send(requests[index % requests.length]),
      now,
    };
    try {
      await runLoad({ ...load, count: Math.min(WARM_UP, calls) });
      return await runLoad({ ...load, count: calls });
    } finally {
      client.close();
    }
  });
  return interleave(repeat, tasks);
}

function summariseAll(results: readonly LoadResult[]): Distribution {
  return summarise(results.flatMap(({ latencies }) => latencies));
}
