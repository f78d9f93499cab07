import { Bench } from '../Bench';
import { stepOf } from '../runOperation';
import { mustBeGone, mustBeOne, mustChangeNothing } from './expectations';

/** Nothing is left of a resource, and what is not its own stays. */
export async function destroys<World>(bench: Bench<World>): Promise<void> {
  const stranger = bench.target();
  await bench.applied(stranger, 'first');
  const target = bench.target();
  const neighbour = bench.target('other', target.environment);
  await bench.applied(neighbour, 'first');
  const before = await bench.remains();

  await bench.applied(target, 'first');
  await bench.destroyed(target);
  await mustBeGone(bench, target, { before, when: 'After destroy' });
  await mustBeOne(bench, neighbour, 'After destroying another resource');
  await mustBeOne(bench, stranger, 'After destroying another environment');
}

/** Where nothing is, destroying is done at once. */
export async function destroysNothing<World>(
  bench: Bench<World>,
): Promise<void> {
  const target = bench.target();
  await mustChangeNothing(bench, 'Destroying what is not there', () =>
    bench.destroyed(target),
  );
}

/** A resource whose state is lost is found by its name or mark. */
export async function destroysWithoutState<World>(
  bench: Bench<World>,
): Promise<void> {
  const target = bench.target();
  const neighbour = bench.target('other', target.environment);
  await bench.applied(neighbour, 'first');
  const before = await bench.remains();

  await bench.applied(target, 'first');
  stepOf(await bench.destroy(target, { state: 'none' }));
  await mustBeGone(bench, target, {
    before,
    when: 'After destroying without a state (the resource is told by request.resource and context.opKey)',
  });
  await mustBeOne(bench, neighbour, 'After destroying without a state');
}

/** Destroying again, with or without the old state, is done and does nothing. */
export async function destroysTwice<World>(bench: Bench<World>): Promise<void> {
  const before = await bench.remains();
  const target = bench.target();
  const { state } = await bench.applied(target, 'first');
  stepOf(await bench.destroy(target));
  for (const given of [undefined, state, 'none' as const]) {
    stepOf(await bench.destroy(target, { state: given }));
    await mustBeGone(bench, target, { before, when: 'After destroying again' });
  }
}

/** What was destroyed can be made again. */
export async function createsAgain<World>(bench: Bench<World>): Promise<void> {
  const before = await bench.remains();
  const target = bench.target();
  for (const time of ['first', 'second']) {
    await bench.applied(target, 'first');
    await mustBeOne(bench, target, `After the ${time} apply`);
    await bench.destroyed(target);
    await mustBeGone(bench, target, {
      before,
      when: `After the ${time} destroy`,
    });
  }
}
