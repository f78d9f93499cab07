import { OperationKind } from '@groundwork/backstage-plugin-environments-common';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { StoredEnvironment } from '../../environments/types';
import { createWorld, migrations } from '../__testUtils__/world';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const MINA = 'user:default/mina';

describeEachDatabase('KeeperWriter', { migrations }, database => {
  let knex: Knex;
  let world: ReturnType<typeof createWorld>;
  beforeEach(async () => {
    knex = await database.create();
    world = createWorld(knex);
  });

  const inFuture = (ms: number) => new Date(world.clock.time + ms);

  /** As somebody does who presses `extend`. */
  const extend = (id: string, expiresAt: Date) =>
    knex.transaction(async trx => {
      const locked = await world.environments.lock(trx, id);
      await world.environments.update(trx, {
        ...(locked as StoredEnvironment),
        expiresAt,
        warned: 0,
      });
      await world.queue.mark([id], { trx });
    });

  /** Who has begun which operation, the newest last. */
  const operationsOf = async (id: string) =>
    (await world.operationStore.findNewest(id, 9))
      .reverse()
      .map(
        ({ kind, status, requestedBy }) =>
          `${kind} by ${requestedBy ?? 'the engine'}: ${status}`,
      );
  const kindsHappened = () => world.happened.map(({ kind }) => kind);

  async function createReady(change: Partial<StoredEnvironment> = {}) {
    const { id } = await world.create(change);
    await world.settle();
    return id;
  }

  describe('when somebody asks for something between the look and the write', () => {
    it('keeps what was extended from being paused', async () => {
      const id = await createReady({ expiresAt: inFuture(HOUR_MS) });
      world.clock.pass(HOUR_MS);
      world.meanwhile('expiry pauses', () => extend(id, inFuture(3 * DAY_MS)));

      await world.settle();

      expect(world.between.size).toBe(0);
      expect(await world.find(id)).toMatchObject({
        phase: 'ready',
        desired: { paused: false },
      });
      expect(await operationsOf(id)).toEqual([`create by ${MINA}: succeeded`]);
    });

    it('keeps what was extended from being deleted', async () => {
      const id = await createReady({ expiresAt: inFuture(HOUR_MS) });
      world.clock.pass(HOUR_MS);
      await world.settle();
      world.clock.pass(DAY_MS);
      world.meanwhile('expiry deletes', () => extend(id, inFuture(HOUR_MS)));

      await world.settle();

      expect(world.between.size).toBe(0);
      expect(await world.find(id)).toMatchObject({
        phase: 'paused',
        desired: { deleted: false },
      });
      expect(world.ledger.objects).toHaveLength(2);
      expect(kindsHappened()).not.toContain('environment.deleting');
    });

    it('does not warn of an end that is not near any more', async () => {
      const id = await createReady({ expiresAt: inFuture(3 * HOUR_MS) });
      world.clock.pass(HOUR_MS);
      world.meanwhile('warning', () => extend(id, inFuture(9 * DAY_MS)));

      await world.settle();

      expect(world.between.size).toBe(0);
      expect(await world.find(id)).toMatchObject({ warned: 0 });
      expect(kindsHappened()).toEqual(['environment.created']);
    });

    it('does not pause what was resumed, though nobody has used it', async () => {
      world.definition.policy.idlePause = { hours: 1 };
      const id = await createReady();
      const unused = world.clock.now();
      jest.spyOn(world.ledger, 'activity').mockResolvedValue(unused);
      world.clock.pass(2 * HOUR_MS);
      world.meanwhile('activity', async () => {
        await world.want(id, 'pause', { paused: true });
        await world.want(id, 'resume', { paused: false });
      });

      await world.settle();

      expect(world.between.size).toBe(0);
      expect(await world.find(id)).toMatchObject({
        phase: 'ready',
        desired: { paused: false },
      });
      expect(await operationsOf(id)).toEqual([
        `create by ${MINA}: succeeded`,
        `pause by ${MINA}: superseded`,
        `resume by ${MINA}: succeeded`,
      ]);
    });

    it.each<[OperationKind, Partial<StoredEnvironment['desired']>]>([
      ['repair', {}],
      ['deploy', { inputs: { size: 'L' } }],
      ['pause', { paused: true }],
      ['destroy', { deleted: true }],
    ])(
      'does what was asked for, not what was seen: %s',
      async (kind, change) => {
        const id = await createReady();
        world.ledger.objects.splice(1, 1);
        world.clock.pass(HOUR_MS);
        world.meanwhile('observation', () => world.want(id, kind, change));

        await world.settle();

        expect(world.between.size).toBe(0);
        expect(kindsHappened()).not.toContain('environment.degraded');
        expect((await operationsOf(id)).slice(0, 2)).toEqual([
          `create by ${MINA}: succeeded`,
          `${kind} by ${MINA}: succeeded`,
        ]);
      },
    );

    it('leaves what was adopted as it was adopted', async () => {
      const id = await createReady();
      world.ledger.objects.splice(1, 1);
      world.clock.pass(HOUR_MS);
      const states: unknown[] = [];
      const object = { environmentId: id, resource: 'web', spec: {} };
      world.meanwhile('observation', () =>
        knex.transaction(async trx => {
          const environment = await world.environments.lock(trx, id);
          const web = (await world.resources.findOf(id, trx)).get('web');
          if (!environment || !web) {
            throw new Error('It is gone');
          }
          await world.resources.save(trx, [
            { ...web, status: 'unknown', state: { id: 'adopted-1' } },
          ]);
          world.ledger.objects.push({
            ...object,
            id: 'adopted-1',
            paused: false,
          });
          const apply = jest.spyOn(world.ledger, 'apply');
          apply.mockImplementation(async (_, { desired, state = {} }) => {
            states.push([desired.resource, state]);
            return { kind: 'done', state };
          });
          await world.operations.submit(trx, {
            environment,
            kind: 'repair',
            requestedBy: MINA,
          });
        }),
      );

      await world.settle();

      expect(states).toEqual([
        ['db', { id: 'object-1' }],
        ['web', { id: 'adopted-1' }],
      ]);
    });

    it('goes on looking at what somebody has yet to agree to change', async () => {
      const id = await createReady();
      world.ledger.objects.splice(1, 1);
      world.clock.pass(HOUR_MS);
      world.meanwhile('observation', () =>
        knex.transaction(async trx => {
          const environment = await world.environments.lock(trx, id);
          await world.operations.submit(trx, {
            environment: environment as StoredEnvironment,
            kind: 'update',
            needsApproval: true,
          });
        }),
      );

      await world.settle();

      expect(kindsHappened()).toEqual([
        'environment.created',
        'environment.degraded',
        'environment.repaired',
      ]);
    });
  });
});
