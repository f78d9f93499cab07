import { Bench, Target } from '../Bench';
import { textOfBoundary } from '../boundaries';
import { forEachBoundary, Interruption } from '../interruptions';
import { RunOptions, RunResult, stepOf } from '../runOperation';
import { ConformanceError } from '../types';
import { mustBeGone, mustBeOne } from './expectations';

/** An operation that is killed, and what has to be true then. */
interface KilledOperation {
  prepare?: (target: Target) => Promise<unknown>;
  run: (target: Target, options: RunOptions) => Promise<RunResult>;
  /** Checks; what it leaves is destroyed. */
  then: (target: Target, where: string) => Promise<unknown>;
}

/** Whoever comes after a killed apply finishes it: there is one, as wanted. */
export async function resumesApply<World>(bench: Bench<World>): Promise<void> {
  await killEverywhere(bench, {
    run: (target, options) => bench.apply(target, 'first', options),
    then: async (target, where) => {
      await bench.applied(target, 'first');
      await mustBeOne(bench, target, `Killed ${where}, then applied`);
    },
  });
}

/** What a killed apply has left is destroyed whole, with what it had saved. */
export async function destroysKilledApply<World>(
  bench: Bench<World>,
): Promise<void> {
  await killEverywhere(bench, {
    run: (target, options) => bench.apply(target, 'first', options),
    then: async () => {},
  });
}

/** After a killed apply, something else may be wanted. */
export async function changesKilledApply<World>(
  bench: Bench<World>,
): Promise<void> {
  await killEverywhere(bench, {
    run: (target, options) => bench.apply(target, 'first', options),
    then: async (target, where) => {
      await bench.applied(target, 'changed');
      await mustBeOne(bench, target, `Killed ${where}, then changed`);
    },
  });
}

/** Whoever comes after a killed update finishes it. */
export async function resumesUpdate<World>(bench: Bench<World>): Promise<void> {
  await killEverywhere(bench, {
    prepare: target => bench.applied(target, 'first'),
    run: (target, options) => bench.apply(target, 'changed', options),
    then: async (target, where) => {
      await bench.applied(target, 'changed');
      await mustBeOne(bench, target, `Update killed ${where}, then applied`);
    },
  });
}

/** Whoever comes after a killed destroy finishes it. */
export async function resumesDestroy<World>(
  bench: Bench<World>,
): Promise<void> {
  await killEverywhere(bench, {
    prepare: target => bench.applied(target, 'first'),
    run: (target, options) => bench.destroy(target, options),
    then: async () => {},
  });
}

/** Whoever comes after a killed pause or resume finishes it. */
export async function resumesPause<World>(bench: Bench<World>): Promise<void> {
  const wakes = async (target: Target, where: string) => {
    const resumed = await bench.resume(target);
    await bench.verified(target, 'first', resumed);
    await mustBeOne(bench, target, `Killed ${where}, then resumed`);
  };
  await killEverywhere(bench, {
    prepare: target => bench.applied(target, 'first'),
    run: (target, options) => bench.pause(target, options),
    then: async (target, where) => {
      stepOf(await bench.pause(target));
      await wakes(target, where);
    },
  });
  await killEverywhere(bench, {
    prepare: async target => {
      await bench.applied(target, 'first');
      stepOf(await bench.pause(target));
    },
    run: (target, options) => bench.resume(target, options),
    then: wakes,
  });
}

async function killEverywhere<World>(
  bench: Bench<World>,
  { prepare, run, then }: KilledOperation,
): Promise<void> {
  const before = await bench.remains();
  await forEachBoundary(bench.subject, async at => {
    const target = bench.target();
    const interruption = Interruption.kill(at);
    await prepare?.(target);
    await run(target, { interruption });
    const { reached } = interruption;
    const where = reached ? textOfBoundary(reached) : 'nowhere';
    try {
      if (reached) {
        await then(target, where);
      }
      await bench.destroyed(target);
      await mustBeGone(bench, target, {
        before,
        when: `Killed ${where}, then destroyed`,
      });
    } catch (error) {
      throw new ConformanceError(
        `Killed ${where}: ${(error as Error).message}`,
        { cause: error },
      );
    }
    return reached !== undefined;
  });
}
