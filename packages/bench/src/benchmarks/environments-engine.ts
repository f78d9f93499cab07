import { BenchmarkContext, defineBenchmark } from '../benchmark';
import { DatabaseKind } from '../database/kind';
import { createScratchDatabase } from '../database/scratch';
import { interleave } from '../measure/interleave';
import { sourceFile } from '../paths';
import { runNodeTask } from '../process/nodeTask';
import { temporaryDirectory } from '../process/temporaryDirectory';
import {
  reportEngine,
  reportTogether,
  Rounds,
} from './environments-engine/report';
import {
  EngineSettings,
  OneByOneResult,
  PlainResult,
  TogetherResult,
} from './environments-engine/settings';

const COUNT = 200;
const TOGETHER = 200;
/** As the plugin's default. */
const WORKERS = 10;

/**
 * What the engine of environments adds to what drivers do: deciding, reserving,
 * leasing, writing ahead, recording. The driver makes nothing, at once.
 */
export const environmentsEngine = defineBenchmark({
  name: 'environments-engine',
  summary: 'make and remove environments of nothing: one by one, 200 at once',
  defaults: { sizes: [], databases: ['sqlite', 'postgres'], repeat: 3 },
  async run(context) {
    for (const database of context.databases) {
      await measureOn(database, context);
    }
  },
});

async function measureOn(
  kind: DatabaseKind,
  context: BenchmarkContext,
): Promise<void> {
  const { cleanup, progress, repeat, report } = context;
  progress(kind);
  const database = await createScratchDatabase(kind, cleanup);
  const { directory, remove } = await temporaryDirectory(cleanup);
  const settings: EngineSettings = {
    database: database.backendConfig,
    directory,
    round: 0,
    count: COUNT,
    together: TOGETHER,
    workers: WORKERS,
  };
  const run = <Result>(task: string, more: object): Promise<Result> =>
    runNodeTask({
      name: `environments-engine ${task}`,
      script: sourceFile(`benchmarks/environments-engine/${task}.ts`),
      settings: { ...settings, ...more },
      cleanup,
    });
  const rounds: Rounds = {
    made: [],
    answered: [],
    destroyed: [],
    together: [],
    plain: [],
  };
  let round = 0;
  await interleave(repeat, [
    async () => {
      round += 1;
      const { made, answered, destroyed } = await run<OneByOneResult>(
        'oneByOneTask',
        { round },
      );
      rounds.made.push(made);
      rounds.answered.push(answered);
      rounds.destroyed.push(destroyed);
    },
    async () => {
      const knexConfig = database.knexConfig('environments');
      rounds.plain.push(await run<PlainResult>('plainTask', { knexConfig }));
    },
    async () => {
      rounds.together.push(
        await run<TogetherResult>('togetherTask', { round }),
      );
    },
  ]);
  reportEngine(rounds, kind, context);
  reportTogether(rounds, settings, { database: kind, report });
  await database.drop();
  await remove();
}
