import { describeEachDatabase } from '../testUtils';
import { keysOf, LeaseWorld } from './__testUtils__/leaseWorld';

const MINUTE = 60_000;

describeEachDatabase('LeaseQueue', {}, ({ create }) => {
  async function setUp() {
    const world = await LeaseWorld.create(await create());
    return { world, a: world.queue('a'), b: world.queue('b') };
  }

  describe('complete', () => {
    it('takes keys off the table', async () => {
      const { world, a } = await setUp();
      await a.mark(['x', 'y']);
      const leases = await a.claim(2);

      const result = await world.workOn(a, leases);

      expect(result).toMatchObject({
        completed: leases,
        dueAgain: [],
        lost: [],
      });
      expect(await world.rows()).toEqual([]);
    });

    it('keeps those that are due at another time', async () => {
      const { world, a } = await setUp();
      await a.mark(['x', 'y']);
      const [x, y] = await a.claim(2);
      await a.release([x], { error: 'no' });
      const [again] = await a.claim(1);

      const result = await world.knex.transaction(trx =>
        a.complete(trx, [{ lease: again, nextDueAt: world.in(MINUTE) }, y]),
      );

      expect(keysOf(result.completed)).toEqual(['x', 'y']);
      expect(await world.rows()).toEqual([
        {
          key: 'x',
          dueAt: world.in(MINUTE),
          revision: 1,
          worker: undefined,
          leasedUntil: undefined,
          attempts: 0,
          lastError: undefined,
        },
      ]);
    });

    it.each([
      ['whose keys were marked', undefined],
      ['whose keys were marked and are due later', MINUTE],
    ])('makes those due at once %s meanwhile', async (_, nextMs) => {
      const { world, a, b } = await setUp();
      await a.mark(['x', 'y']);
      const leases = await a.claim(2);
      await b.mark(['x'], { dueAt: world.in(10 * MINUTE) });
      world.pass(1_000);

      const nextDueAt = nextMs === undefined ? undefined : world.in(nextMs);
      const result = await world.workOn(a, leases, nextDueAt);

      expect(keysOf(result.completed)).toEqual(['y']);
      expect(keysOf(result.dueAgain)).toEqual(['x']);
      expect(await b.claim(2)).toMatchObject([
        { key: 'x', dueAt: world.now(), revision: 2, attempts: 1 },
      ]);
    });

    it('does nothing the second time', async () => {
      const { world, a } = await setUp();
      await a.mark(['x', 'y']);
      const leases = await a.claim(2);
      await world.workOn(a, leases, world.in(MINUTE));
      await a.mark(['x']);

      expect(await world.workOn(a, leases)).toEqual({
        held: [],
        completed: [],
        dueAgain: [],
        lost: leases,
      });
      expect(await world.rows()).toHaveLength(2);
    });

    it('is undone with its transaction', async () => {
      const { world, a } = await setUp();
      await a.mark(['x']);
      const leases = await a.claim(1);

      await expect(
        world.knex.transaction(async trx => {
          await a.complete(trx, leases);
          throw new Error('no');
        }),
      ).rejects.toThrow('no');

      expect((await world.workOn(a, leases)).completed).toEqual(leases);
    });

    it('of nothing does nothing', async () => {
      const { world, a } = await setUp();

      expect(await world.workOn(a, [])).toEqual({
        held: [],
        completed: [],
        dueAgain: [],
        lost: [],
      });
      expect(await a.renew([])).toEqual([]);
      expect(await a.release([])).toEqual([]);
    });
  });

  describe('a mark', () => {
    it('waits for a transaction that completes, and survives it', async () => {
      const { world, a, b } = await setUp();
      await a.mark(['x']);
      const leases = await a.claim(1);
      const completing = await world.knex.transaction();
      await a.hold(completing, leases);
      const marking = b.mark(['x']);

      await a.complete(completing, leases);
      await completing.commit();
      await marking;

      expect(await b.claim(1)).toMatchObject([{ key: 'x', revision: 1 }]);
    });

    it('that is about to be committed is seen by who completes', async () => {
      const { world, a, b } = await setUp();
      await a.mark(['x']);
      const leases = await a.claim(1);
      const marking = await world.knex.transaction();
      await b.mark(['x'], { trx: marking });
      const completing = world.workOn(a, leases);

      await marking.commit();

      expect((await completing).dueAgain).toEqual(leases);
      expect(await b.claim(1)).toMatchObject([{ key: 'x', revision: 2 }]);
    });
  });

  describe('release', () => {
    it('makes keys due later, each at its time, and says what failed', async () => {
      const { world, a } = await setUp();
      await a.mark(['x', 'y']);
      const leases = await a.claim(2);

      const released = await a.release(leases, {
        error: new Error('the catalog does not answer'),
        dueAt: ({ key }) => world.in(key === 'x' ? MINUTE : 2 * MINUTE),
      });

      expect(released).toEqual(leases);
      expect(await a.claim(2)).toEqual([]);
      world.pass(MINUTE);
      expect(await a.claim(2)).toMatchObject([
        {
          key: 'x',
          attempts: 2,
          lastError: 'Error: the catalog does not answer',
        },
      ]);
    });

    it('without an error leaves keys as if they were never leased', async () => {
      const { world, a } = await setUp();
      await a.mark(['x']);
      const before = await world.rows();
      const leases = await a.claim(1);
      world.pass(MINUTE);

      await a.release(leases);

      expect(await world.rows()).toEqual(before);
    });

    it('ends the lease, although nobody else has got it', async () => {
      const { world, a } = await setUp();
      await a.mark(['x']);
      const leases = await a.claim(1);
      await a.release(leases, { error: 'no' });

      expect((await world.workOn(a, leases)).lost).toEqual(leases);
      expect(await a.renew(leases)).toEqual([]);
    });

    it('takes part in a transaction', async () => {
      const { world, a } = await setUp();
      await a.mark(['x']);
      const leases = await a.claim(1);

      await expect(
        world.knex.transaction(async trx => {
          await a.release(leases, { error: 'no', trx });
          throw new Error('undo');
        }),
      ).rejects.toThrow('undo');

      expect(await a.renew(leases)).toHaveLength(1);
    });

    it('keeps of an error what can be stored', async () => {
      const { a } = await setUp();
      await a.mark(['x']);
      const error = new Error(`\0\ud83d ${'🎉'.repeat(10_000)}: it is full`);

      await a.release(await a.claim(1), { error });

      const [{ lastError }] = await a.claim(1);
      expect(lastError).toMatch(
        /^Error: \ufffd\ufffd 🎉+\ufffd? … \ufffd?🎉+: it is full$/u,
      );
      expect(lastError).toHaveLength(1_503);
    });
  });
});
