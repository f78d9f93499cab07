import { describeEachDatabase } from '../testUtils';
import { keysOf, LEASE_FOR_MS, LeaseWorld } from './__testUtils__/leaseWorld';

const YEAR = 365 * 24 * 3_600_000;

describeEachDatabase('LeaseQueue', {}, ({ create }) => {
  async function setUp() {
    const world = await LeaseWorld.create(await create());
    return { world, a: world.queue('a'), b: world.queue('b') };
  }

  describe('when the clock was set back', () => {
    it('makes due what was marked before', async () => {
      const { world, a, b } = await setUp();
      world.pass(YEAR);
      expect(await b.claim(1)).toEqual([]);
      await a.mark(['x', 'y']);
      world.pass(-YEAR);
      // A mark does not hide that the rest of the row is from the future
      await a.mark(['y'], { dueAt: world.in(LEASE_FOR_MS) });

      expect(keysOf(await b.claim(2))).toEqual(['x', 'y']);
    });

    it('takes over leases from before, whose workers then write nothing', async () => {
      const { world, a, b } = await setUp();
      world.pass(YEAR);
      await a.mark(['x']);
      const leases = await a.claim(1);
      world.pass(-YEAR);

      expect(keysOf(await b.claim(1))).toEqual(['x']);
      expect((await world.workOn(a, leases)).lost).toEqual(leases);
      expect(await world.effects()).toEqual({});
    });

    it('leaves leases alone that are renewed since', async () => {
      const { world, a, b } = await setUp();
      world.pass(YEAR);
      await a.mark(['x']);
      const leases = await a.claim(1);
      world.pass(-YEAR);

      expect(await a.renew(leases)).toHaveLength(1);
      expect(await b.claim(1)).toEqual([]);
      world.pass(LEASE_FOR_MS);
      expect(keysOf(await b.claim(1))).toEqual(['x']);
    });

    it('works on keys early that are due at a time from before', async () => {
      const { world, a, b } = await setUp();
      world.pass(YEAR);
      await a.mark(['x', 'y']);
      const [x, y] = await a.claim(2);
      await world.workOn(a, [x], world.in(LEASE_FOR_MS));
      await a.release([y], { error: 'no', dueAt: world.in(LEASE_FOR_MS) });
      world.pass(-YEAR);

      expect(keysOf(await b.claim(2))).toEqual(['x', 'y']);
    });

    it('by no more than clocks may differ, waits until it has caught up', async () => {
      const { world, a, b } = await setUp();
      await a.mark(['x']);
      world.pass(-LEASE_FOR_MS);

      expect(await b.claim(1)).toEqual([]);
      world.pass(LEASE_FOR_MS);
      expect(keysOf(await b.claim(1))).toEqual(['x']);
    });
  });

  describe('when the clock was set forwards and back', () => {
    it('lets each key be written for once', async () => {
      const { world, a, b } = await setUp();
      await a.mark(['x']);
      const first = await a.claim(1);
      world.pass(YEAR);
      const second = await b.claim(1);
      world.pass(-YEAR);
      // It is not looked for with each claim
      world.pass(LEASE_FOR_MS);
      const third = await a.claim(1);

      expect((await world.workOn(a, first)).lost).toEqual(first);
      expect((await world.workOn(b, second)).lost).toEqual(second);
      expect((await world.workOn(a, third)).completed).toEqual(third);
      expect(await world.effects()).toEqual({ x: 1 });
    });
  });
});
