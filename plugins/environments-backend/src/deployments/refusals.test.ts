import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import { createDesk, kofi, mina, ORDERS } from './__testUtils__/desk';

const TABLES = [
  'environment',
  'deployment',
  'approval_request',
  'operation',
  'timeline_event',
  'owner_lock',
];

describeEachDatabase(
  'what is left of deployments that may not be',
  { migrations },
  ({ create }) => {
    let knex: Knex;
    let world: ReturnType<typeof createDesk>;
    beforeEach(async () => {
      knex = await create();
      world = createDesk(knex);
    });

    const deploy = (version: string) =>
      world.desk.deploy(
        { component: ORDERS, kind: 'deploy', stage: 'staging', version },
        mina,
      );
    const promote = (idempotencyKey?: string) =>
      world.desk.deploy(
        {
          component: ORDERS,
          kind: 'promote',
          stage: 'production',
          idempotencyKey,
        },
        mina,
      );
    const decide = async (decision: 'approve' | 'reject') => {
      const { items } = await world.approvals.query({ status: 'open' }, kofi);
      const [{ id, digest }] = items;
      return world.approvals.decide(id, { decision, digest }, kofi);
    };
    const everything = () =>
      Promise.all(TABLES.map(table => knex(table).orderBy(1)));
    const stages = () =>
      knex('environment').whereNull('deleted_at').pluck('stage');

    it('is nothing, of what a gate refuses', async () => {
      await deploy('v1.4.0');
      await world.settle();
      const before = await everything();

      for (let time = 0; time < 2; time++) {
        await expect(promote('the-same')).rejects.toMatchObject({
          name: 'NotAllowedError',
          message: expect.stringMatching(
            /^v1\.4\.0 is being verified in staging until .* UTC; try again then$/,
          ),
        });
      }
      expect(await everything()).toEqual(before);

      await world.prove();
      expect(await promote('the-same')).toMatchObject({
        status: 'waiting_approval',
      });
    });

    it('is nothing, of what is not what was seen', async () => {
      await deploy('v1.4.0');
      await world.prove();
      const before = await everything();

      await expect(
        world.desk.deploy(
          {
            component: ORDERS,
            kind: 'promote',
            stage: 'production',
            planDigest: 'sha256:other',
          },
          mina,
        ),
      ).rejects.toThrow('which is not what you have seen');
      expect(await everything()).toEqual(before);
    });

    it.each<[string, string, () => Promise<unknown>]>([
      ['rejected', 'refused', () => decide('reject')],
      [
        'not agreed to in time',
        'cancelled',
        async () => {
          world.clock.pass(24 * 60 * 60_000);
          await world.approvals.expire();
        },
      ],
      [
        'taken back',
        'cancelled',
        async () => {
          const { items } = await world.desk.query({}, mina);
          await world.desk.cancel(items[0].id, mina);
        },
      ],
    ])(
      'is no empty environment, where the first is %s',
      async (_, status, end) => {
        await deploy('v1.4.0');
        await world.prove();
        await promote();
        await end();

        expect(await stages()).toEqual(['staging']);
        const { items } = await world.desk.query({}, mina);
        expect(items[0]).toMatchObject({ stage: 'production', status });
        const { stages: shown } = await world.desk.findStages(ORDERS, mina);
        expect(shown[1]).toMatchObject({
          environmentId: undefined,
          notPromoted: ['v1.4.0'],
        });

        await promote();
        await decide('approve');
        await world.settle();
        const after = await world.desk.findStages(ORDERS, mina);
        expect(after.stages[1]).toMatchObject({
          environmentName: 'orders-production',
          current: { version: 'v1.4.0' },
        });
      },
    );

    it('keeps the environment for what a first one gives way to', async () => {
      await deploy('v1.3.0');
      await world.prove();
      await promote();
      await deploy('v1.4.0');
      await world.prove();
      await promote();
      expect((await stages()).sort()).toEqual(['production', 'staging']);

      await decide('approve');
      await world.settle();
      const { stages: shown } = await world.desk.findStages(ORDERS, mina);
      expect(shown[1].current).toMatchObject({ version: 'v1.4.0' });
    });

    it('is no empty environment, where the first is cancelled before it begins', async () => {
      const { id } = await deploy('v1.4.0');
      await world.desk.cancel(id, mina);
      await world.settle();

      expect(await stages()).toEqual([]);
      const { items } = await world.desk.query({}, mina);
      expect(items).toMatchObject([{ id, status: 'cancelled' }]);
      await deploy('v1.4.0');
      await world.settle();
      expect(await stages()).toEqual(['staging']);
    });

    it('is no open approval, where the environment was destroyed', async () => {
      await deploy('v1.4.0');
      await world.prove();
      const { environmentId } = await promote();
      await world.want(environmentId, 'destroy', { deleted: true });
      await world.settle();

      const { items: open } = await world.approvals.query(
        { status: 'open' },
        kofi,
      );
      expect(open).toEqual([]);
      const { items } = await world.desk.query({}, mina);
      expect(items[0]).toMatchObject({
        status: 'refused',
        message:
          'orders-production was destroyed before anybody agreed to v1.4.0; ask again',
      });
    });

    it('is what it was, where the environment is destroyed before it is agreed to', async () => {
      await deploy('v1.4.0');
      await world.prove();
      const { environmentId } = await promote();
      await world.want(environmentId, 'destroy', { deleted: true });

      await decide('approve');
      await world.settle();

      const { items } = await world.desk.query({}, mina);
      expect(items[0]).toMatchObject({
        status: 'refused',
        message:
          'orders-production was destroyed before it was agreed to; ask again',
      });
      expect(await stages()).toEqual(['staging']);
    });
  },
);
