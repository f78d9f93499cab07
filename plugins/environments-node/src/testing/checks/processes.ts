import { Bench, Target } from '../Bench';
import { runInProcess } from '../driverProcess';
import { forEachBoundary } from '../interruptions';
import { ConformanceError } from '../types';
import { must, mustBeGone, mustBeOne } from './expectations';

/** In milliseconds; what is killed then is somewhere between two boundaries. */
const MOMENTS = [0, 5, 10, 20, 40, 60, 80, 120, 160, 250, 400];

const SOME_MOMENTS = [0, 40, 160];

type Kill = { killAt: number } | { killAfterMs: number };

/** Whoever comes after a process that was killed while applying finishes it. */
export async function resumesKilledProcess<World>(
  bench: Bench<World>,
): Promise<void> {
  await killEverywhere(bench, 'apply', async (target, where) => {
    await bench.applied(target, 'first');
    await mustBeOne(bench, target, `Killed ${where}, then applied`);
  });
}

/** What a killed process has left is destroyed, by whom nothing is told. */
export async function destroysKilledProcess<World>(
  bench: Bench<World>,
): Promise<void> {
  await killEverywhere(bench, 'apply', async () => {});
  await killEverywhere(bench, 'destroy', async () => {});
}

async function killEverywhere<World>(
  bench: Bench<World>,
  action: 'apply' | 'destroy',
  then: (target: Target, where: string) => Promise<void>,
): Promise<void> {
  const attempt = (kill: Kill) => killOnce(bench, { action, kill, then });
  await forEachBoundary(
    bench.subject,
    async killAt => (await attempt({ killAt })) === 'killed',
  );
  for (const killAfterMs of bench.subject.sample ? SOME_MOMENTS : MOMENTS) {
    await attempt({ killAfterMs });
  }
}

async function killOnce<World>(
  bench: Bench<World>,
  {
    action,
    kill,
    then,
  }: {
    action: 'apply' | 'destroy';
    kill: Kill;
    then: (target: Target, where: string) => Promise<void>;
  },
): Promise<'done' | 'killed'> {
  const { process } = bench.subject;
  const ledgerFile = bench.ledger.file;
  must(
    process !== undefined && ledgerFile !== undefined,
    'There is no program to kill',
  );
  const before = await bench.remains();
  const target = bench.target();
  const where = `${action}, ${JSON.stringify(kill)}`;
  if (action === 'destroy') {
    await bench.applied(target, 'first');
  }
  const ending = await runInProcess(process, {
    ledgerFile,
    action,
    desired: bench.desire(target, 'first'),
    args: process.args(bench.world),
    ...kill,
  });
  bench.ledger.reload();
  try {
    await then(target, where);
    await bench.destroyed(target);
    await mustBeGone(bench, target, {
      before,
      when: `Killed ${where}, then destroyed`,
    });
  } catch (error) {
    throw new ConformanceError(`Killed ${where}: ${(error as Error).message}`, {
      cause: error,
    });
  }
  return ending;
}
