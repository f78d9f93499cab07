import { join } from 'node:path';
import { BenchmarkContext, defineBenchmark } from '../benchmark';
import { DatabaseKind } from '../database/kind';
import { createScratchDatabase } from '../database/scratch';
import { interleave } from '../measure/interleave';
import { sourceFile } from '../paths';
import { runNodeTask } from '../process/nodeTask';
import { temporaryDirectory } from '../process/temporaryDirectory';
import { kindCounts } from '../synthetic/sizes';
import {
  reportMemory,
  reportStarts,
  reportStore,
} from './ownership-index/report';
import {
  IndexTaskSettings,
  PlainStartResult,
  StartFrom,
  StartResult,
  StoreResult,
} from './ownership-index/settings';

/**
 * How long it takes until the index knows something: reading the catalog into
 * the store, loading the index from the store or its snapshot, following
 * changes. Each step in a process of its own, as after a start.
 */
export const ownershipIndex = defineBenchmark({
  name: 'ownership-index',
  summary: 'read the catalog, build the index, restart it, follow a change',
  defaults: {
    sizes: [10_000, 100_000],
    databases: ['sqlite', 'postgres'],
    repeat: 3,
  },
  async run(context) {
    // A size that cannot be made is refused before any work is done.
    context.sizes.forEach(size => kindCounts(size));
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
  const { cleanup, seed, progress } = context;
  progress(`${at.database}, ${at.size} entities`);
  const database = await createScratchDatabase(at.database, cleanup);
  const { directory, remove } = await temporaryDirectory(cleanup);
  const settings = {
    database: database.backendConfig,
    directory,
    size: at.size,
    seed,
  };
  const store = await run<IndexTaskSettings, StoreResult>(
    'storeTask',
    settings,
    context,
  );
  reportStore(store, at, context);
  const starts = { settings, host: store.host, context };
  const built = await measureStarts('store', starts);
  reportStarts('store', built, at, context);
  reportStarts(
    'snapshot',
    await measureStarts('snapshot', starts),
    at,
    context,
  );
  reportMemory(built, store, at, context);
  await remove();
  await database.drop();
}

/** Starts both in turns, each time in a process of its own. */
async function measureStarts(
  from: StartFrom,
  {
    settings,
    host,
    context,
  }: { settings: IndexTaskSettings; host: string; context: BenchmarkContext },
): Promise<{ ours: StartResult[]; plain: PlainStartResult[] }> {
  const ours: StartResult[] = [];
  const plain: PlainStartResult[] = [];
  const { directory } = settings;
  let round = 0;
  await interleave(context.repeat, [
    async () => {
      round += 1;
      // Where a start finds no snapshot, it leaves one behind.
      const name = from === 'store' ? `snapshot-${round}` : 'snapshot-1';
      const snapshotFile = join(directory, name);
      ours.push(
        await run('startTask', { ...settings, host, snapshotFile }, context),
      );
    },
    async () => {
      const file = join(directory, 'plain.json');
      plain.push(
        await run('plainTask', { ...settings, host, file, from }, context),
      );
    },
  ]);
  return { ours, plain };
}

function run<Settings, Result>(
  task: string,
  settings: Settings,
  { cleanup }: BenchmarkContext,
): Promise<Result> {
  return runNodeTask<Settings, Result>({
    name: `ownership-index ${task}`,
    script: sourceFile(`benchmarks/ownership-index/${task}.ts`),
    settings,
    cleanup,
  });
}
