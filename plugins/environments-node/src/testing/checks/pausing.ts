import { Bench } from '../Bench';
import { stepOf } from '../runOperation';
import { must, mustBeGone, mustBeOne, textOfObservation } from './expectations';

/** Pausing and resuming, each also twice, keep the resource as it was wanted. */
export async function pausesAndResumes<World>(
  bench: Bench<World>,
): Promise<void> {
  const target = bench.target();
  await bench.applied(target, 'first');
  for (const time of ['Once', 'Twice']) {
    stepOf(await bench.pause(target));
    await mustBe(bench, target, 'paused', `${time} paused`);
  }
  await mustBeOne(bench, target, 'While paused');
  for (const time of ['Once', 'Twice']) {
    const resumed = await bench.resume(target);
    await bench.verified(target, 'first', resumed);
    await mustBe(bench, target, 'ready', `${time} resumed`);
  }
  await mustBeOne(bench, target, 'After resuming');
}

/** Applying wakes what is paused: engines do so when what is wanted changes. */
export async function appliesWhilePaused<World>(
  bench: Bench<World>,
): Promise<void> {
  const target = bench.target();
  await bench.applied(target, 'first');
  stepOf(await bench.pause(target));
  await bench.applied(target, 'first');
  await mustBe(bench, target, 'ready', 'After applying while paused');
  await mustBeOne(bench, target, 'After applying while paused');
}

/** What is paused can be destroyed. */
export async function destroysWhilePaused<World>(
  bench: Bench<World>,
): Promise<void> {
  const before = await bench.remains();
  const target = bench.target();
  await bench.applied(target, 'first');
  stepOf(await bench.pause(target));
  await bench.destroyed(target);
  await mustBeGone(bench, target, {
    before,
    when: 'After destroying while paused',
  });
}

async function mustBe<World>(
  bench: Bench<World>,
  target: ReturnType<Bench<World>['target']>,
  expected: 'ready' | 'paused',
  when: string,
): Promise<void> {
  const observation = await bench.observe(target, 'first');
  must(
    observation.status === expected,
    `${when}, observe says ${textOfObservation(
      observation,
    )}, not '${expected}'`,
  );
}
