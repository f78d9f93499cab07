import { Bench, Target } from '../Bench';
import { FailedOperation } from '../runOperation';
import { must, textOfObservation } from './expectations';

/** Of no plan that a driver makes. */
const ANOTHER_PLAN = 'the fingerprint of another plan';

/** A plan that has not changed since somebody agreed to it is made. */
export async function makesWhatWasApproved<World>(
  bench: Bench<World>,
): Promise<void> {
  const target = bench.target();
  for (const wanted of ['first', 'changed'] as const) {
    const { fingerprint } = await bench.plan(target, wanted);
    const result = await bench.apply(target, wanted, {
      approvedFingerprint: fingerprint,
    });
    await bench.verified(target, wanted, result);
  }
}

/**
 * What is not the plan that somebody agreed to is refused, of what is not there
 * and of what is, which stays as it was; and then it can be approved anew.
 */
export async function refusesWhatNobodyApproved<World>(
  bench: Bench<World>,
): Promise<void> {
  const target = bench.target();
  await mustRefuse(bench, target, 'first');
  const nothing = await bench.observe(target, 'first');
  must(
    nothing.status === 'absent',
    `After a creation was refused, observe says ${textOfObservation(nothing)}`,
  );
  await bench.applied(target, 'first');
  await mustRefuse(bench, target, 'changed');
  const before = await bench.observe(target, 'first');
  must(
    before.status === 'ready' && before.drift === undefined,
    `After a change was refused, observe says ${textOfObservation(before)}`,
  );
  const { fingerprint } = await bench.plan(target, 'changed');
  const result = await bench.apply(target, 'changed', {
    approvedFingerprint: fingerprint,
  });
  await bench.verified(target, 'changed', result);
}

async function mustRefuse<World>(
  bench: Bench<World>,
  target: Target,
  wanted: 'first' | 'changed',
): Promise<void> {
  const { fingerprint } = await bench.plan(target, wanted);
  must(
    fingerprint !== undefined,
    'A driver that compares plans has to give them a fingerprint',
  );
  try {
    await bench.apply(target, wanted, { approvedFingerprint: ANOTHER_PLAN });
  } catch (error) {
    if (error instanceof FailedOperation) {
      must(
        error.step.remediation !== undefined,
        `A refused plan has to say what to do next; it says only '${error.step.error}'`,
      );
      return;
    }
    throw error;
  }
  must(false, `apply makes '${wanted}', which nobody has approved`);
}
