import { setTimeout as sleep } from 'node:timers/promises';
import { Bench, Target } from '../Bench';
import { forEachBoundary, Interruption } from '../interruptions';
import { RunOptions, RunResult, stepOf } from '../runOperation';
import { must, mustBeGone, mustBeOne, mustBeSame } from './expectations';
import { StaleWorker } from './StaleWorker';

const ABORT_WITHIN_MS = 10_000;

/** A worker that wakes up with an old epoch does nothing outside any more. */
export async function stopsWhenStale<World>(
  bench: Bench<World>,
): Promise<void> {
  await loseLeaseEverywhere(bench, (target, options) =>
    bench.apply(target, 'first', options),
  );
  await loseLeaseEverywhere(
    bench,
    (target, options) => bench.destroy(target, options),
    target => bench.applied(target, 'first'),
  );
  if (bench.subject.capabilities?.pause) {
    await loseLeaseEverywhere(
      bench,
      (target, options) => bench.pause(target, options),
      target => bench.applied(target, 'first'),
    );
    await loseLeaseEverywhere(
      bench,
      (target, options) => bench.resume(target, options),
      async target => {
        await bench.applied(target, 'first');
        stepOf(await bench.pause(target));
      },
    );
  }
}

async function loseLeaseEverywhere<World>(
  bench: Bench<World>,
  run: (target: Target, options: RunOptions) => Promise<RunResult>,
  prepare?: (target: Target) => Promise<unknown>,
): Promise<void> {
  const before = await bench.remains();
  await forEachBoundary(bench.subject, async at => {
    const target = bench.target();
    await prepare?.(target);
    const worker = new StaleWorker(bench, target);
    if (at === 1) {
      await worker.stopBeforeItBegins();
    }
    const interruption = new Interruption(at, it => worker.pass(it));
    const result = await run(target, { interruption });
    await worker.mustHaveStopped(result);
    await bench.applied(target, 'first');
    await mustBeOne(bench, target, 'When the new holder of the lease applies');
    await bench.destroyed(target);
    await mustBeGone(bench, target, {
      before,
      when: 'When the new holder of the lease destroys',
    });
    return interruption.reached !== undefined;
  });
}

/** A call whose signal is aborted ends, and can be taken up by another. */
export async function endsWhenAborted<World>(
  bench: Bench<World>,
): Promise<void> {
  const before = await bench.remains();
  const untouched = await bench.inspect();
  const target = bench.target();
  const signal = AbortSignal.abort(new Error('The worker stops'));
  const early = await endsInTime(bench, 'before it began', () =>
    bench.apply(target, 'first', { signal }),
  );
  must(
    early.kind === 'interrupted' && early.answer?.kind !== 'done',
    'With a signal that is aborted already, apply says that it is done',
  );
  mustBeSame(
    untouched,
    await bench.inspect(),
    'With a signal that is aborted already, apply changes what is outside',
  );
  await bench.destroyed(target);
  await forEachBoundary(bench.subject, at => abortAt(bench, at, before));
}

async function abortAt<World>(
  bench: Bench<World>,
  at: number,
  before: unknown,
): Promise<boolean> {
  const target = bench.target();
  const worker = new AbortController();
  const interruption = new Interruption(at, () => {
    worker.abort(new Error('The worker stops'));
  });
  await endsInTime(bench, 'at a boundary', () =>
    bench.apply(target, 'first', { interruption, signal: worker.signal }),
  );
  await bench.applied(target, 'first');
  await mustBeOne(bench, target, 'Aborted, then applied');
  await bench.destroyed(target);
  await mustBeGone(bench, target, {
    before,
    when: 'Aborted, then applied, then destroyed',
  });
  return interruption.reached !== undefined;
}

async function endsInTime<World, T>(
  bench: Bench<World>,
  when: string,
  act: () => Promise<T>,
): Promise<T> {
  const { abortWithinMs = ABORT_WITHIN_MS } = bench.subject;
  const timer = new AbortController();
  const late = sleep(abortWithinMs, 'late' as const, {
    signal: timer.signal,
  }).catch(() => 'late' as const);
  try {
    const ended = await Promise.race([act().then(value => ({ value })), late]);
    must(
      ended !== 'late',
      `Aborted ${when}, the call has not ended within ${abortWithinMs} ms`,
    );
    return ended.value;
  } finally {
    timer.abort();
  }
}
