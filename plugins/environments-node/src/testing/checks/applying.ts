import { Bench } from '../Bench';
import { stepOf } from '../runOperation';
import { Observation } from '../../driver';
import {
  must,
  mustBeOne,
  mustBeSame,
  mustChangeNothing,
  textOfObservation,
} from './expectations';

/** A plan says what apply would do, says it again, and does nothing. */
export async function plansOnly<World>(bench: Bench<World>): Promise<void> {
  const target = bench.target();
  const planned = (wanted: 'first' | 'changed' | undefined) =>
    mustChangeNothing(bench, 'plan', async () => {
      const plan = await bench.plan(target, wanted);
      const again = await bench.plan(target, wanted);
      mustBeSame(
        plan,
        again,
        'The same plan, asked for twice, says something else',
      );
      return plan.action;
    });
  const mustPlan = (action: string, expected: string[], when: string) =>
    must(
      expected.includes(action),
      `A plan ${when} has to say '${expected.join(
        "' or '",
      )}', but says '${action}'`,
    );

  mustPlan(await planned('first'), ['create'], 'of what is not there');
  await bench.applied(target, 'first');
  mustPlan(await planned('first'), ['unchanged'], 'of what is as wanted');
  mustPlan(
    await planned('changed'),
    ['update', 'replace'],
    'of what is to change',
  );
  mustPlan(await planned(undefined), ['destroy'], 'without a desire');
  await bench.destroyed(target);
}

/** What is wanted is there once, marked, and ready. */
export async function applies<World>(bench: Bench<World>): Promise<void> {
  const target = bench.target();
  await bench.applied(target, 'first');
  await mustBeOne(bench, target, 'After apply');
  mustBeReady(await bench.observe(target, 'first'), 'After apply');
}

/** Applying what is there already changes nothing and doubles nothing. */
export async function appliesAgain<World>(bench: Bench<World>): Promise<void> {
  const target = bench.target();
  const first = await bench.applied(target, 'first');
  const object = await mustBeOne(bench, target, 'After apply');
  const again = await mustChangeNothing(bench, 'Applying again', () =>
    bench.applied(target, 'first'),
  );
  const still = await mustBeOne(bench, target, 'After applying again');
  mustBeSame(
    { outputs: first.outputs, externalId: object.externalId },
    { outputs: again.outputs, externalId: still.externalId },
    'Applying again gives something else',
  );
}

/** A change is made to what is there; what was there first is not left over. */
export async function updates<World>(bench: Bench<World>): Promise<void> {
  const target = bench.target();
  await bench.applied(target, 'first');
  await bench.applied(target, 'changed');
  await mustBeOne(bench, target, 'After an update');
  mustBeReady(await bench.observe(target, 'changed'), 'After an update');
  await mustChangeNothing(bench, 'Applying an update again', () =>
    bench.applied(target, 'changed'),
  );
}

/** Observing tells absent from ready, and changes nothing. */
export async function observesOnly<World>(bench: Bench<World>): Promise<void> {
  const target = bench.target();
  const observed = () =>
    mustChangeNothing(bench, 'observe', () => bench.observe(target, 'first'));
  mustBeAbsent(await observed(), 'Before apply');
  await bench.applied(target, 'first');
  mustBeReady(await observed(), 'After apply');
  stepOf(await bench.destroy(target));
  mustBeAbsent(await observed(), 'After destroy');
}

function mustBeReady(observation: Observation, when: string): void {
  must(
    observation.status === 'ready' && observation.drift === undefined,
    `${when}, observe says ${textOfObservation(observation)}, not 'ready'`,
  );
}

function mustBeAbsent(observation: Observation, when: string): void {
  must(
    observation.status === 'absent',
    `${when}, observe says ${textOfObservation(observation)}, not 'absent'`,
  );
}

/** What was changed behind the driver's back is told, and put right by apply. */
export async function tellsDrift<World>(bench: Bench<World>): Promise<void> {
  const target = bench.target();
  const found = await bench.applied(target, 'first');
  await bench.subject.drift?.(found, bench.world);
  const drifted = await bench.observe(target, 'first');
  must(
    drifted.drift !== undefined || drifted.status === 'degraded',
    `After a drift, observe says ${textOfObservation(drifted)} and no drift`,
  );
  await repairs(bench, target, 'a drift');
}

/** What was removed behind the driver's back is told, and made anew by apply. */
export async function tellsRemoval<World>(bench: Bench<World>): Promise<void> {
  const target = bench.target();
  const before = await bench.remains();
  const found = await bench.applied(target, 'first');
  await bench.subject.remove?.(found, bench.world);
  const removed = await bench.observe(target, 'first');
  must(
    removed.status === 'absent' || removed.status === 'degraded',
    `After a removal, observe says ${textOfObservation(removed)}`,
  );
  await repairs(bench, target, 'a removal');
  await bench.subject.remove?.(
    await bench.applied(target, 'first'),
    bench.world,
  );
  await bench.destroyed(target);
  mustBeSame(
    before,
    await bench.remains(),
    'After destroying what was removed, the outside is not as before',
  );
}

async function repairs<World>(
  bench: Bench<World>,
  target: ReturnType<Bench<World>['target']>,
  what: string,
): Promise<void> {
  await bench.applied(target, 'first');
  await mustBeOne(bench, target, `After applying on ${what}`);
  mustBeReady(
    await bench.observe(target, 'first'),
    `After applying on ${what}`,
  );
}
