import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { StoredEnvironment } from '../environments/types';
import { createWorld, migrations } from './__testUtils__/world';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describeEachDatabase('EnvironmentKeeper', { migrations }, database => {
  let knex: Knex;
  let world: ReturnType<typeof createWorld>;
  beforeEach(async () => {
    knex = await database.create();
    world = createWorld(knex);
  });

  const inFuture = (ms: number) => new Date(world.clock.time + ms);

  const kindsHappened = () => world.happened.map(({ kind }) => kind);

  async function createReady(change: Partial<StoredEnvironment> = {}) {
    const { id } = await world.create(change);
    await world.settle();
    return id;
  }

  describe('at the end of an environment', () => {
    it('pauses first what nobody has looked at in time, and then waits', async () => {
      const id = await createReady({ expiresAt: inFuture(HOUR_MS) });
      // The portal was switched off over its end and its grace.
      world.clock.pass(5 * DAY_MS);

      await world.settle();
      expect(await world.find(id)).toMatchObject({ phase: 'paused' });
      world.clock.pass(DAY_MS - 1);
      await world.settle();
      expect(await world.find(id)).toMatchObject({ phase: 'paused' });
      world.clock.pass(1);
      await world.settle();
      expect(await world.find(id)).toMatchObject({ phase: 'deleted' });
    });

    it('gives the grace also to what could not be paused', async () => {
      const id = await createReady({ expiresAt: inFuture(HOUR_MS) });
      jest
        .spyOn(world.ledger, 'pause')
        .mockResolvedValue({ kind: 'fail', error: 'it is busy', state: {} });
      world.clock.pass(5 * DAY_MS);

      await world.settle();
      expect(await world.find(id)).toMatchObject({
        phase: 'failed',
        message: 'web: it is busy',
      });
      world.clock.pass(DAY_MS);
      await world.settle();
      expect(await world.find(id)).toMatchObject({ phase: 'deleted' });
    });

    it('looks again when the next warning is due, however seldom it looks', async () => {
      world = createWorld(knex, {}, { sweepMs: DAY_MS });
      const end = inFuture(3 * HOUR_MS);
      const id = await createReady({ expiresAt: end });

      world.clock.pass(HOUR_MS);
      await world.settle();

      expect(await world.find(id)).toMatchObject({ warned: 2 });
      expect(await world.queue.nextDueAt()).toEqual(
        new Date(end.getTime() - 30 * MINUTE_MS),
      );
    });

    it('deletes no more at once than may be, and the others later', async () => {
      const expiresAt = inFuture(HOUR_MS);
      for (let n = 0; n < 7; n += 1) {
        await world.create({ expiresAt });
      }
      await world.settle();
      world.clock.pass(HOUR_MS);
      await world.settle();
      const rows = async (phase: string) =>
        knex('environment').where({ phase }).pluck('conditions');

      world.clock.pass(DAY_MS);
      await world.settle();
      const [blocked, ...others] = await rows('paused');
      expect(others).toHaveLength(1);
      expect(JSON.stringify(blocked)).toContain(
        'Its time has ended, but 5 of 7 environments were deleted within the hour already.',
      );
      const heldBack = () =>
        world.happened.filter(it => it.kind === 'environment.held-back');
      expect(heldBack()).toHaveLength(2);
      expect(heldBack()[0].message).toMatch(
        /^env-\d+ has ended and is not deleted: 5 of 7 environments were deleted within the hour already/,
      );
      // It is looked at again, and was told already.
      world.clock.pass(10 * MINUTE_MS);
      await world.settle();
      expect(heldBack()).toHaveLength(2);

      world.clock.pass(HOUR_MS + 1);
      await world.settle();
      expect(await rows('deleted')).toHaveLength(7);
    });
  });

  describe('where nobody uses an environment', () => {
    beforeEach(() => {
      world.definition.policy.idlePause = { hours: 1 };
    });

    it('pauses it when it was not used for long enough', async () => {
      const id = await createReady();
      const used = inFuture(30 * MINUTE_MS);
      jest.spyOn(world.ledger, 'activity').mockResolvedValue(used);

      world.clock.pass(90 * MINUTE_MS - 1);
      await world.settle();
      expect(await world.find(id)).toMatchObject({
        phase: 'ready',
        usedAt: used,
      });
      world.clock.pass(10 * MINUTE_MS);
      await world.settle();
      expect(await world.find(id)).toMatchObject({ phase: 'paused' });
    });

    it('never pauses a stage: what runs there is for others', async () => {
      const id = await createReady({
        component: 'component:default/orders',
        stage: 'production',
      });
      jest.spyOn(world.ledger, 'activity').mockResolvedValue(world.clock.now());

      world.clock.pass(2 * DAY_MS);
      await world.settle();

      expect(await world.find(id)).toMatchObject({ phase: 'ready' });
    });

    it('counts from when somebody could first use it, or use what was changed', async () => {
      const { id, createdAt } = await world.create();
      jest.spyOn(world.ledger, 'activity').mockResolvedValue(createdAt);
      const look = async (ms: number) => {
        world.clock.pass(ms);
        await world.settle();
        return (await world.find(id)).phase;
      };

      // It takes longer to be made than it may stay unused.
      expect(await look(2 * HOUR_MS)).toBe('ready');
      expect(await look(50 * MINUTE_MS)).toBe('ready');
      await world.want(id, 'update', { inputs: { size: 2 } });
      await world.settle();
      expect(await look(50 * MINUTE_MS)).toBe('ready');
      expect(await look(HOUR_MS)).toBe('paused');
    });

    it('does not take what the engine repairs by itself for use', async () => {
      const id = await createReady();
      jest.spyOn(world.ledger, 'activity').mockResolvedValue(world.clock.now());
      world.clock.pass(50 * MINUTE_MS);
      world.ledger.objects.splice(1, 1);
      await world.settle();
      expect(kindsHappened()).toContain('environment.repaired');

      world.clock.pass(20 * MINUTE_MS);
      await world.settle();

      expect(await world.find(id)).toMatchObject({ phase: 'paused' });
    });

    it('leaves it where nobody can tell', async () => {
      const id = await createReady();
      world.clock.pass(2 * HOUR_MS);
      await world.settle();

      expect(await world.find(id)).toMatchObject({ phase: 'ready' });
    });

    it('leaves it where a driver that could tell fails, and says so', async () => {
      const id = await createReady();
      jest
        .spyOn(world.ledger, 'activity')
        .mockResolvedValueOnce(world.clock.now())
        .mockRejectedValueOnce(new Error('no answer'));
      world.ledger.objects.splice(1, 1);

      world.clock.pass(2 * HOUR_MS);
      await world.settle();

      expect(await world.find(id)).toMatchObject({ phase: 'ready' });
      expect(world.logger.warn).toHaveBeenCalledWith(
        'Whether somebody uses env-1 cannot be told, so it is not paused: web: no answer',
      );
      // It is looked after all the same.
      expect(kindsHappened()).toContain('environment.repaired');
    });
  });
});
