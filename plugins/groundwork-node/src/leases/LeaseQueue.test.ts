import { countStatements, describeEachDatabase } from '../testUtils';
import {
  keysOf,
  LEASE_FOR_MS,
  LeaseWorld,
  START,
} from './__testUtils__/leaseWorld';
import { createLeaseTable, dropLeaseTable } from './leaseTable';

const MINUTE = 60_000;

describeEachDatabase('LeaseQueue', {}, ({ create }) => {
  async function setUp() {
    const world = await LeaseWorld.create(await create());
    return { world, a: world.queue('a'), b: world.queue('b') };
  }

  describe('claim', () => {
    it('leases those first that have been due for longest', async () => {
      const { world, a } = await setUp();
      await a.mark(['late'], { dueAt: world.in(MINUTE) });
      await a.mark(['b', 'a']);
      await a.mark(['old'], { dueAt: world.in(-MINUTE) });

      expect(keysOf(await a.claim(2))).toEqual(['old', 'a']);
      expect(keysOf(await a.claim(2))).toEqual(['b']);
      expect(await a.claim(2)).toEqual([]);
    });

    it('tells all about a lease', async () => {
      const { world, a } = await setUp();
      await a.mark(['x']);
      await a.mark(['x']);

      expect(await a.claim(1)).toEqual([
        {
          key: 'x',
          epoch: expect.any(Number),
          revision: 2,
          dueAt: START,
          leasedUntil: world.in(LEASE_FOR_MS),
          attempts: 1,
        },
      ]);
      expect(await world.rows()).toMatchObject([{ worker: 'a' }]);
    });

    it('gives a key to one worker only', async () => {
      const { a, b } = await setUp();
      const keys = Array.from({ length: 200 }, (_, i) => `k${i}`);
      await a.mark(keys);

      const claims = await Promise.all(
        Array.from({ length: 8 }, (_, i) => (i % 2 ? a : b).claim(40)),
      );
      const rest = await a.claim(200);

      expect(keysOf([...claims.flat(), ...rest]).sort()).toEqual(keys.sort());
    });

    it('takes over a lease that ran out', async () => {
      const { world, a, b } = await setUp();
      await a.mark(['x']);
      const [first] = await a.claim(1);

      world.pass(LEASE_FOR_MS - 1);
      expect(await b.claim(1)).toEqual([]);
      world.pass(1);
      const [second] = await b.claim(1);

      expect(second).toMatchObject({ key: 'x', attempts: 2 });
      expect(second.epoch).toBeGreaterThan(first.epoch);
    });

    it('never gives an epoch again, even if the key was gone', async () => {
      const { world, a } = await setUp();
      const epochs: number[] = [];
      for (let i = 0; i < 5; i++) {
        await a.mark(['x']);
        const leases = await a.claim(1);
        epochs.push(leases[0].epoch);
        await world.workOn(a, leases);
        expect(await world.rows()).toEqual([]);
      }

      expect(new Set(epochs).size).toBe(5);
      expect(epochs).toEqual([...epochs].sort((x, y) => x - y));
    });
  });

  describe('renew', () => {
    it('makes those last longer that are held', async () => {
      const { world, a, b } = await setUp();
      await a.mark(['x', 'y', 'z']);
      const leases = await a.claim(3);
      await world.workOn(a, [leases[2]]);
      await a.release([leases[1]]);
      world.pass(LEASE_FOR_MS);

      const renewed = await a.renew(leases);

      expect(renewed).toEqual([
        { ...leases[0], leasedUntil: world.in(LEASE_FOR_MS) },
      ]);
      expect(keysOf(await b.claim(3))).toEqual(['y']);
    });

    it('knows a lease that was taken over from the one that is held', async () => {
      const { world, a, b } = await setUp();
      await a.mark(['x']);
      const [stale] = await a.claim(1);
      world.pass(LEASE_FOR_MS);
      const [current] = await b.claim(1);

      expect(await a.renew([stale])).toEqual([]);
      expect(await b.renew([stale, current])).toEqual([current]);
    });
  });

  describe('a paused worker', () => {
    it('changes nothing when its lease was taken over', async () => {
      const { world, a, b } = await setUp();
      await a.mark(['x', 'y']);
      const paused = await a.claim(2);
      world.pass(LEASE_FOR_MS);
      const [x] = await b.claim(1);

      const late = await world.workOn(a, paused);

      expect(keysOf(late.held)).toEqual(['y']);
      expect(keysOf(late.completed)).toEqual(['y']);
      expect(late.lost).toEqual([paused[0]]);
      expect(await world.effects()).toEqual({ y: 1 });
      expect(await a.release(paused, { error: new Error('no') })).toEqual([]);

      await world.workOn(b, [x]);
      expect(await world.effects()).toEqual({ x: 1, y: 1 });
      expect(await world.rows()).toEqual([]);
    });

    it('may go on when nobody has taken its lease over', async () => {
      const { world, a, b } = await setUp();
      await a.mark(['x']);
      const leases = await a.claim(1);
      world.pass(10 * LEASE_FOR_MS);

      expect((await world.workOn(a, leases)).lost).toEqual([]);
      expect(await b.claim(1)).toEqual([]);
    });

    it('changes nothing that was marked anew after the other was done', async () => {
      const { world, a, b } = await setUp();
      await a.mark(['x']);
      const paused = await a.claim(1);
      world.pass(LEASE_FOR_MS);
      await world.workOn(b, await b.claim(1));
      await b.mark(['x']);

      expect((await world.workOn(a, paused)).lost).toEqual(paused);
      expect(await b.claim(1)).toHaveLength(1);
      expect((await world.workOn(a, paused)).lost).toEqual(paused);
    });
  });

  describe('nextDueAt', () => {
    it('tells when there is something to lease', async () => {
      const { world, a } = await setUp();
      expect(await a.nextDueAt()).toBeUndefined();

      await a.mark(['x'], { dueAt: world.in(2 * MINUTE) });
      expect(await a.nextDueAt()).toEqual(world.in(2 * MINUTE));

      await a.mark(['y']);
      expect(await a.nextDueAt()).toEqual(START);

      await a.claim(1);
      expect(await a.nextDueAt()).toEqual(world.in(LEASE_FOR_MS));
    });
  });

  describe('stats', () => {
    it('counts', async () => {
      const { world, a } = await setUp();
      const none = { size: 0, due: 0, leased: 0, failing: 0 };
      expect(await a.stats()).toEqual({ ...none, oldestDueAgeMs: 0 });

      await a.mark(['done', 'failed', 'leased']);
      const [done, failed] = await a.claim(3);
      await world.workOn(a, [done]);
      await a.release([failed], { error: 'no', dueAt: world.in(MINUTE) });
      await a.mark(['due']);
      world.pass(1_000);

      expect(await a.stats()).toEqual({
        size: 3,
        due: 1,
        leased: 1,
        failing: 1,
        oldestDueAgeMs: 1_000,
      });
    });
  });

  it('takes a handful of statements, however many the leases', async () => {
    const { world, a } = await setUp();
    const countFor = async (size: number) => {
      await a.mark(Array.from({ length: size }, (_, i) => `k${i}`));
      return countStatements(world.knex, async () => {
        const leases = await a.claim(size);
        await a.renew(leases);
        await world.knex.transaction(async trx => {
          await a.hold(trx, leases);
          const { completed } = await a.complete(trx, leases);
          expect(completed).toHaveLength(size);
        });
      });
    };
    await countFor(1);

    const one = await countFor(1);
    const many = await countFor(500);

    expect(many.count).toBe(one.count);
    expect(many.count).toBeLessThanOrEqual(7);
  });

  it('leaves nothing behind when its table is dropped', async () => {
    const knex = await create();

    await createLeaseTable(knex, 'other');
    await dropLeaseTable(knex, 'other');
    await createLeaseTable(knex, 'other');

    expect(await knex('other')).toEqual([]);
  });
});
