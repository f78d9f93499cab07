import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations } from '../engine/__testUtils__/world';
import {
  APPROVERS,
  caller,
  createDesk,
  kofi,
  mina,
  ORDERS,
} from './__testUtils__/desk';

const ruth = caller('ruth', { groups: [APPROVERS] });

/** Why what failed has failed, and how many have not. */
async function outcomeOf(calls: Array<Promise<unknown>>) {
  const settled = await Promise.allSettled(calls);
  return {
    done: settled.filter(({ status }) => status === 'fulfilled').length,
    errors: settled.flatMap(it =>
      it.status === 'rejected' ? [`${it.reason}`] : [],
    ),
  };
}

describeEachDatabase(
  'deployments and approvals at the same time',
  { migrations },
  ({ create }) => {
    let knex: Knex;
    let world: ReturnType<typeof createDesk>;
    beforeEach(async () => {
      knex = await create();
      world = createDesk(knex);
      // What is read of tags is the same for all.
      await world.desk.findStages(ORDERS, mina);
    });

    const deploy = (version: string, idempotencyKey?: string) =>
      world.desk.deploy(
        {
          component: ORDERS,
          kind: 'deploy',
          stage: 'staging',
          version,
          idempotencyKey,
        },
        mina,
      );
    /** A promotion that waits until one of the approvers agrees. */
    const waiting = async () => {
      await deploy('v1.4.0');
      await world.prove();
      const { id, approval } = await world.desk.deploy(
        { component: ORDERS, kind: 'promote', stage: 'production' },
        mina,
      );
      return {
        id,
        decide: (decision: 'approve' | 'reject', who = kofi) =>
          world.approvals.decide(
            approval!.id,
            { decision, digest: approval!.digest },
            who,
          ),
      };
    };
    const kindsOf = (deployment: string) =>
      knex('timeline_event')
        .where({ deployment_id: deployment })
        .orderBy('id')
        .pluck('kind');

    it('begins once what two agree to where one is enough', async () => {
      const { id, decide } = await waiting();

      expect(
        await outcomeOf([decide('approve', kofi), decide('approve', ruth)]),
      ).toEqual({
        done: 1,
        errors: ['ConflictError: It is approved already'],
      });
      expect(await knex('approval_decision')).toHaveLength(1);
      expect(await kindsOf(id)).toEqual([
        'deployment.requested',
        'deployment.started',
      ]);
    });

    it('counts once who agrees twice', async () => {
      const { id, decide } = await waiting();

      const { done } = await outcomeOf([decide('approve'), decide('approve')]);

      expect(done).toBe(1);
      expect(await kindsOf(id)).toEqual([
        'deployment.requested',
        'deployment.started',
      ]);
    });

    it('does what the first says, where one agrees and one does not', async () => {
      const { id, decide } = await waiting();

      const { done, errors } = await outcomeOf([
        decide('approve', kofi),
        decide('reject', ruth),
      ]);

      expect(done).toBe(1);
      expect(errors[0]).toMatch(
        /^ConflictError: It is (approved|rejected) already$/,
      );
      expect(await kindsOf(id)).toEqual([
        'deployment.requested',
        errors[0].includes('approved')
          ? 'deployment.started'
          : 'deployment.refused',
      ]);
    });

    it('does not place what is cancelled while somebody agrees to it', async () => {
      const { id, decide } = await waiting();

      const { errors } = await outcomeOf([
        world.desk.cancel(id, mina),
        decide('approve'),
      ]);
      await world.settle();

      // Either it was approved and then stopped, or there was nothing to approve.
      expect([[], ['ConflictError: It is withdrawn already']]).toContainEqual(
        errors,
      );
      const { items } = await world.desk.query({ stage: 'production' }, mina);
      expect(items).toMatchObject([{ id, status: 'cancelled' }]);
      expect((await kindsOf(id)).at(-1)).toBe('deployment.cancelled');
      expect(await kindsOf(id)).not.toContain('deployment.succeeded');
    });

    it.each([
      ['the first of a stage', async () => {}],
      [
        'a later one',
        async () => {
          await deploy('v1.3.0');
          await world.settle();
        },
      ],
    ])('gives the same for the same key, for %s', async (_, before) => {
      await before();

      const made = await Promise.all([
        deploy('v1.4.0', 'again'),
        deploy('v1.4.0', 'again'),
        deploy('v1.4.0', 'again'),
      ]);

      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
      expect(
        await knex('deployment').where({ version: 'v1.4.0' }),
      ).toHaveLength(1);
      expect(await knex('environment')).toHaveLength(1);
      await world.settle();
      expect(await deploy('v1.4.0', 'again')).toMatchObject({
        id: made[0].id,
        status: 'succeeded',
      });
    });

    it('makes one environment for two first deployments, and does one', async () => {
      const { done, errors } = await outcomeOf([
        deploy('v1.3.0'),
        deploy('v1.4.0'),
      ]);

      expect(done).toBe(1);
      expect(errors[0]).toMatch(
        /^ConflictError: v1\.[34]\.0 is being deployed to staging/,
      );
      expect(await knex('environment')).toHaveLength(1);
      expect(await knex('deployment')).toHaveLength(1);
    });
  },
);
