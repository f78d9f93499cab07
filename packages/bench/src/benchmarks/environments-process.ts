import { BenchmarkContext, defineBenchmark } from '../benchmark';
import { DatabaseKind } from '../database/kind';
import { createScratchDatabase } from '../database/scratch';
import { interleave } from '../measure/interleave';
import { sourceFile } from '../paths';
import { runNodeTask } from '../process/nodeTask';
import { temporaryDirectory } from '../process/temporaryDirectory';
import { endServices } from './environments-process/endServices';
import { makeOrders } from './environments-process/makeOrders';
import { reportProcess } from './environments-process/report';
import {
  PlainProcessResult,
  ProcessResult,
  ProcessSettings,
} from './environments-process/settings';

const COUNT = 10;

/** How long somebody waits for a real service with a database of its own. */
export const environmentsProcess = defineBenchmark({
  name: 'environments-process',
  summary: "make Acme's orders with a database on this machine, until ready",
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
  const { cleanup, progress, repeat } = context;
  progress(kind);
  const database = await createScratchDatabase(kind, cleanup);
  const { directory, remove } = await temporaryDirectory(cleanup);
  // They outlive who has started them, also one that was interrupted.
  const end = cleanup.defer(`services in ${directory}`, () =>
    endServices(directory),
  );
  const settings: ProcessSettings = {
    database: database.backendConfig,
    directory,
    ...(await makeOrders(directory)),
    round: 0,
    count: COUNT,
  };
  const run = <Result>(task: string, round: number): Promise<Result> =>
    runNodeTask({
      name: `environments-process ${task}`,
      script: sourceFile(`benchmarks/environments-process/${task}.ts`),
      settings: { ...settings, round },
      cleanup,
    });
  const ours: ProcessResult[] = [];
  const plain: PlainProcessResult[] = [];
  await interleave(repeat, [
    async () =>
      void ours.push(await run<ProcessResult>('processTask', ours.length)),
    async () =>
      void plain.push(await run<PlainProcessResult>('plainTask', plain.length)),
  ]);
  reportProcess({ ours, plain }, kind, context);
  await end();
  await database.drop();
  await remove();
}
