import { BenchmarkContext, defineBenchmark } from '../benchmark';
import { DatabaseKind } from '../database/kind';
import { createScratchDatabase } from '../database/scratch';
import { interleave } from '../measure/interleave';
import { sourceFile } from '../paths';
import { runNodeTask } from '../process/nodeTask';
import {
  At,
  CASES,
  reportChanges,
  reportEvaluation,
  reportFill,
  reportQuiet,
} from './scorecards-evaluate/report';
import {
  ChangesResult,
  Evaluated,
  EvaluateSettings,
  EvaluationResult,
  FillResult,
  PlainResult,
  QuietResult,
} from './scorecards-evaluate/settings';
import { catalogSizeFor } from './scorecards/catalog';

/**
 * What it takes to keep levels: evaluating everything, for the first time,
 * again, and after a change of a definition, and one entity after a change of
 * a fact. Each step in a process of its own.
 */
export const scorecardsEvaluate = defineBenchmark({
  name: 'scorecards-evaluate',
  summary: 'evaluate 60 checks: all, again, one entity, a changed definition',
  defaults: {
    sizes: [10_000, 50_000],
    databases: ['sqlite', 'postgres'],
    repeat: 3,
  },
  async run(context) {
    // A size that cannot be made is refused before any work is done.
    context.sizes.forEach(size => catalogSizeFor(size));
    for (const database of context.databases) {
      for (const size of context.sizes) {
        await measureAt({ size, database }, context);
      }
    }
  },
});

async function measureAt(
  at: { size: number; database: DatabaseKind },
  context: BenchmarkContext,
): Promise<void> {
  const { cleanup, seed, progress, repeat } = context;
  progress(`${at.database}, ${at.size} entities`);
  const database = await createScratchDatabase(at.database, cleanup);
  const settings: EvaluateSettings = {
    database: database.backendConfig,
    size: at.size,
    seed,
    at: Date.now(),
  };
  const tasks = tasksWith(settings, context);

  const filled = await tasks.fill();
  const first: EvaluationResult[] = [];
  const unchanged: EvaluationResult[] = [];
  const plain: PlainResult[] = [];
  await interleave(repeat, [
    async () => void first.push(await tasks.evaluate({ kind: 'first' })),
    async () => void plain.push(await tasks.plain()),
    async () =>
      void unchanged.push(await tasks.evaluate({ kind: 'unchanged' })),
  ]);
  const quiet = await rounds(repeat, () => tasks.collectQuietly());
  const changes = await tasks.change();
  const definition = await rounds(repeat, round =>
    tasks.evaluate({ kind: 'definition', round }),
  );

  reportFill(filled, plain[0], at, context);
  reportAll({ first, unchanged, definition, plain }, at, context);
  reportQuiet(
    { ours: quiet, plain: plain.map(({ quietMs }) => quietMs) },
    at,
    context,
  );
  reportChanges(changes, at, context);
  await database.drop();
}

function reportAll(
  results: Record<'first' | 'unchanged' | 'definition', EvaluationResult[]> & {
    plain: PlainResult[];
  },
  at: At,
  context: BenchmarkContext,
): void {
  const { first, unchanged, definition, plain } = results;
  reportEvaluation(
    CASES.first,
    { ours: first, plain: plain.map(({ firstMs }) => firstMs) },
    at,
    context,
  );
  reportEvaluation(
    CASES.unchanged,
    { ours: unchanged, plain: plain.map(({ unchangedMs }) => unchangedMs) },
    at,
    context,
  );
  reportEvaluation(
    CASES.definition,
    { ours: definition, plain: plain.map(({ definitionMs }) => definitionMs) },
    at,
    context,
  );
}

/** The processes of the benchmark. */
function tasksWith(settings: EvaluateSettings, { cleanup }: BenchmarkContext) {
  const run = <Result>(task: string, more: object = {}): Promise<Result> =>
    runNodeTask({
      name: `scorecards-evaluate ${task}`,
      script: sourceFile(`benchmarks/scorecards-evaluate/${task}.ts`),
      settings: { ...settings, ...more },
      cleanup,
    });
  return {
    fill: () => run<FillResult>('fillTask'),
    evaluate: (what: Evaluated) =>
      run<EvaluationResult>('evaluateTask', { what }),
    plain: () => run<PlainResult>('plainTask'),
    collectQuietly: () => run<QuietResult>('quietTask'),
    change: () => run<ChangesResult>('changesTask'),
  };
}

async function rounds<T>(
  count: number,
  task: (round: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < count; round++) {
    results.push(await task(round));
  }
  return results;
}
