import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { Caller } from '../api/services';
import { migrations } from '../engine/__testUtils__/world';
import { Timeline } from '../records/Timeline';
import { caller, createDesk, mina, ORDERS, OWNER } from './__testUtils__/desk';

const PAYMENTS = 'group:default/payments';
const pia = caller('pia', { groups: [PAYMENTS] });

/** Somebody of a group who may read what it owns, and nothing else. */
const readerOf = (group: string) =>
  caller('reader', {
    groups: [group],
    readable: { kind: 'owners', owners: [group] },
  });

describeEachDatabase(
  'a stage whose component was given to others',
  { migrations },
  database => {
    let knex: Knex;
    let world: ReturnType<typeof createDesk>;
    const deploy = (version: string, who: typeof mina) =>
      world.desk.deploy(
        { component: ORDERS, kind: 'deploy', stage: 'staging', version },
        who,
      );
    const promote = (version: string, who: typeof mina) =>
      world.desk.deploy(
        { component: ORDERS, kind: 'promote', stage: 'production', version },
        who,
      );

    beforeEach(async () => {
      knex = await database.create();
      world = createDesk(knex);
      await deploy('v1.3.0', mina);
      await world.settle();
      world.orders.relations = [{ type: 'ownedBy', targetRef: PAYMENTS }];
    });

    it('belongs to them once they deploy, and the timeline says so', async () => {
      const { environmentId } = await deploy('v1.4.0', pia);

      expect(await world.find(environmentId)).toMatchObject({
        owner: PAYMENTS,
      });
      expect(
        world.happened.filter(it => it.kind === 'deployment.requested').at(-1),
      ).toMatchObject({
        environment: { owner: PAYMENTS },
        message:
          'Deployment of v1.4.0 to staging was asked for; it belonged to ordering before',
      });
    });

    it('has a history that goes with it', async () => {
      const shownTo = async (who: Caller) => {
        const { items } = await world.desk.query({ component: ORDERS }, who);
        const { items: asked } = await world.approvals.query({}, who);
        const readable = await who.readable();
        const happened = await new Timeline(knex).find(
          { component: ORDERS },
          { readable, limit: 99 },
        );
        return {
          versions: items.map(({ version }) => version),
          asked: asked.length,
          happened: happened.length,
        };
      };
      await world.prove();
      world.orders.relations = [{ type: 'ownedBy', targetRef: OWNER }];
      await promote('v1.3.0', mina);
      const before = await shownTo(readerOf(OWNER));
      expect(before).toMatchObject({
        versions: ['v1.3.0', 'v1.3.0'],
        asked: 1,
      });
      world.orders.relations = [{ type: 'ownedBy', targetRef: PAYMENTS }];

      await promote('v1.3.0', pia);

      // Of staging nothing was given to them yet.
      expect(await shownTo(readerOf(OWNER))).toMatchObject({
        versions: ['v1.3.0'],
        asked: 0,
      });
      const given = await shownTo(readerOf(PAYMENTS));
      expect(given).toMatchObject({
        versions: ['v1.3.0', 'v1.3.0'],
        asked: 2,
      });
      const { happened } = await shownTo(mina);
      const left = await shownTo(readerOf(OWNER));
      expect(given.happened + left.happened).toBe(happened);
      expect(left.happened).toBeLessThan(before.happened);
    });

    it('is shown to nobody who may not read what it still belongs to', async () => {
      const staging = async (who: Caller) =>
        (await world.desk.findStages(ORDERS, who)).stages[0];

      expect(await staging(mina)).toMatchObject({
        environmentName: 'orders-staging',
        current: { version: 'v1.3.0' },
      });
      expect(await staging(readerOf(PAYMENTS))).toMatchObject({
        environmentId: undefined,
        environmentName: undefined,
        current: undefined,
        rollbackTo: [],
      });

      await deploy('v1.4.0', pia);
      expect(await staging(readerOf(PAYMENTS))).toMatchObject({
        environmentName: 'orders-staging',
        underWay: { version: 'v1.4.0' },
      });
    });

    it('is not deployed to by those who had it', async () => {
      await expect(deploy('v1.4.0', mina)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      expect(await knex('environment').pluck('owner_ref')).toEqual([OWNER]);
    });

    it('counts for what they may have', async () => {
      world.definition.policy.maxCostPerDay = 60;
      world.definition.resources[0].cost = { perHour: 3, pausedPerHour: 1 };

      await expect(deploy('v1.4.0', pia)).rejects.toThrow(
        /^Environments of .*payments may cost 60 per day; the others cost 0, and this one would cost 72$/,
      );
    });
  },
);
