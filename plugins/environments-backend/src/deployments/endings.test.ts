import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { createDesk, kofi, mina, ORDERS } from './__testUtils__/desk';

const OPERATE = { ref: mina.ref, permission: 'operate' } as const;

describeEachDatabase(
  'deployments that come to nothing',
  { migrations },
  ({ create }) => {
    let knex: Knex;
    let world: ReturnType<typeof createDesk>;
    beforeEach(async () => {
      knex = await create();
      world = createDesk(knex);
      world.definition.resources[0].spec = {
        version: '${{ source.version }}',
        database: '${{ resources.db.url }}',
      };
    });

    const deploy = (
      version: string,
      kind: 'deploy' | 'rollback' = 'deploy',
      stage = 'staging',
    ) => world.desk.deploy({ component: ORDERS, kind, stage, version }, mina);
    /** With the database broken, so that nothing after it is made. */
    const deployAndFail = async (version: string) => {
      const { spec } = world.definition.resources[1];
      world.definition.resources[1].spec = { broken: 'no room' };
      const deployment = await deploy(version);
      await world.settle();
      world.definition.resources[1].spec = spec;
      return deployment;
    };
    const statuses = async () =>
      (await world.desk.query({}, mina)).items.map(
        it => `${it.version} ${it.status}`,
      );
    const wanted = async (id: string) =>
      (await world.find(id)).desired.source?.version;
    /** The version that the driver was told last. */
    const running = () =>
      world.ledger.objects.find(({ resource }) => resource === 'web')?.spec
        .version;
    const run = (id: string, action: 'pause' | 'retry' | 'cancel') =>
      world.commands.run(id, { action }, OPERATE);

    it('wants what ran before, when one has failed, and tries that again', async () => {
      await deploy('v1.3.0');
      await world.settle();
      const { environmentId } = await deployAndFail('v1.4.0');

      expect(await statuses()).toEqual(['v1.4.0 failed', 'v1.3.0 succeeded']);
      const environment = await world.find(environmentId);
      expect(environment).toMatchObject({
        phase: 'failed',
        desired: {
          source: {
            repository: '/repos/orders',
            ref: 'v1.3.0',
            version: 'v1.3.0',
            commit: 'a'.repeat(40),
          },
        },
      });
      expect(environment.conditions).toContainEqual(
        expect.objectContaining({
          type: 'Synced',
          status: 'false',
          message:
            'Parts of v1.4.0 may be there, and v1.3.0 is wanted again: try again to have it put right, deploy v1.4.0 again, or roll back.',
        }),
      );

      await run(environmentId, 'retry');
      await world.settle();
      expect(await world.find(environmentId)).toMatchObject({ phase: 'ready' });
      expect(running()).toBe('v1.3.0');
      expect(await statuses()).toEqual(['v1.4.0 failed', 'v1.3.0 succeeded']);
    });

    it('can be tried again where all is healthy, and parts of another release', async () => {
      world.definition.resources[1].dependsOn = ['web'];
      world.definition.resources[0].spec = { version: '${{ source.version }}' };
      const { environmentId } = await deploy('v1.3.0');
      await world.settle();
      await deployAndFail('v1.4.0');
      await knex('resource').update({ status: 'ready' });
      await knex('environment').update({ phase: 'ready' });
      expect(running()).toBe('v1.4.0');

      await run(environmentId, 'retry');
      await world.settle();

      expect(running()).toBe('v1.3.0');
    });

    it('does not bring about by a repair what was cancelled', async () => {
      const { environmentId } = await deploy('v1.3.0');
      await world.settle();
      const { id } = await deploy('v1.4.0');
      await world.desk.cancel(id, mina);
      await world.settle();
      expect(await wanted(environmentId)).toBe('v1.3.0');

      world.ledger.objects.splice(0);
      world.clock.pass(600_000);
      await world.settle();

      expect(await statuses()).toEqual([
        'v1.4.0 cancelled',
        'v1.3.0 succeeded',
      ]);
      expect(running()).toBe('v1.3.0');
    });

    it('is as it was before, when one is cancelled that has not begun', async () => {
      const { environmentId } = await deploy('v1.3.0');
      await world.settle();
      const { id } = await deploy('v1.4.0');
      await world.desk.cancel(id, mina);

      expect(await world.find(environmentId)).toMatchObject({
        phase: 'ready',
        message:
          'It was cancelled before it had begun; what was wanted before is wanted again.',
        generation: 3,
        observedGeneration: 3,
      });
    });

    it.each(['before it begins', 'while it is under way'])(
      'wants what ran before, when the operation is cancelled %s',
      async when => {
        const { environmentId } = await deploy('v1.3.0');
        await world.settle();
        world.definition.resources[1].spec = { waits: 3 };
        await deploy('v1.4.0');
        if (when === 'while it is under way') {
          await world.settle();
        }

        await run(environmentId, 'cancel');
        await world.settle(1_000);

        expect(await statuses()).toEqual([
          'v1.4.0 cancelled',
          'v1.3.0 succeeded',
        ]);
        expect(await wanted(environmentId)).toBe('v1.3.0');
      },
    );

    it('goes on with what was under way, when the roll-back from it is cancelled', async () => {
      const { environmentId } = await deploy('v1.3.0');
      await world.settle();
      world.definition.resources[1].spec = { waits: 3 };
      await deploy('v1.4.0');
      await world.settle();
      const { id } = await deploy('v1.3.0', 'rollback');
      expect(await wanted(environmentId)).toBe('v1.3.0');
      await world.desk.cancel(id, mina);

      expect(await wanted(environmentId)).toBe('v1.4.0');
      await world.settle(1_000);
      expect(await statuses()).toEqual([
        'v1.3.0 cancelled',
        'v1.4.0 succeeded',
        'v1.3.0 succeeded',
      ]);
      expect(running()).toBe('v1.4.0');
    });

    it('wants nothing to run, where the first has failed', async () => {
      const { environmentId } = await deployAndFail('v1.4.0');

      expect(await wanted(environmentId)).toBeUndefined();
      await expect(run(environmentId, 'retry')).rejects.toThrow(
        'Nothing has run in staging of orders yet: deploy it again',
      );
      await deploy('v1.4.0');
      await world.settle();
      expect(await statuses()).toEqual(['v1.4.0 succeeded', 'v1.4.0 failed']);
      expect(running()).toBe('v1.4.0');
    });

    it('is not taken over by a pause or another try while it is under way', async () => {
      const { environmentId } = await deploy('v1.3.0');
      await world.settle();
      await deployAndFail('v1.4.0');
      await deploy('v1.4.0');

      for (const action of ['pause', 'retry'] as const) {
        await expect(run(environmentId, action)).rejects.toThrow(
          'Something is being deployed to staging; wait until that has ended, or cancel it',
        );
      }
    });

    it('is refused for an environment that is being destroyed', async () => {
      const { environmentId } = await deploy('v1.3.0');
      await world.settle();
      world.ledger.failsToDestroy = 9;
      await world.want(environmentId, 'destroy', { deleted: true });

      const says =
        'orders-staging is being destroyed; wait until it is gone, then deploy: a new one is made';
      await expect(deploy('v1.4.0')).rejects.toMatchObject({
        name: 'ConflictError',
        message: says,
      });
      await world.settle(60_000);
      expect(await world.find(environmentId)).toMatchObject({
        phase: 'delete-blocked',
      });
      await expect(deploy('v1.4.0')).rejects.toThrow(says);
      expect(await statuses()).toEqual(['v1.3.0 succeeded']);
    });

    it('keeps free what a dearer one would cost, until nobody agrees to it', async () => {
      await deploy('v1.3.0');
      await world.prove();
      const { environmentId } = await deploy('v1.3.0', 'deploy', 'production');
      const decide = async (decision: 'approve' | 'reject') => {
        const { items } = await world.approvals.query({ status: 'open' }, kofi);
        const [{ id, digest }] = items;
        await world.approvals.decide(id, { decision, digest }, kofi);
      };
      await decide('approve');
      await world.settle();
      expect(await world.find(environmentId)).toMatchObject({ costPerDay: 48 });

      world.definition.resources[0].cost = { perHour: 3, pausedPerHour: 1 };
      world.service.version = 2;
      await deploy('v1.3.0', 'deploy', 'production');
      expect(await world.find(environmentId)).toMatchObject({ costPerDay: 72 });
      await decide('reject');
      expect(await world.find(environmentId)).toMatchObject({ costPerDay: 48 });
    });
  },
);
