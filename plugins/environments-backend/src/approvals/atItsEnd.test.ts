import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  createDesk,
  kofi,
  mina,
  ORDERS,
} from '../deployments/__testUtils__/desk';
import { migrations } from '../engine/__testUtils__/world';

describeEachDatabase(
  'approvals whose time has ended, or that somebody decides about',
  { migrations },
  ({ create }) => {
    let knex: Knex;
    let world: ReturnType<typeof createDesk>;
    beforeEach(async () => {
      knex = await create();
      world = createDesk(knex);
      await world.desk.deploy(
        {
          component: ORDERS,
          kind: 'deploy',
          stage: 'staging',
          version: 'v1.4.0',
        },
        mina,
      );
      await world.prove();
      await world.desk.deploy(
        { component: ORDERS, kind: 'promote', stage: 'production' },
        mina,
      );
    });
    const open = async () =>
      (await world.approvals.query({ status: 'open' }, kofi)).items;

    it('end, also when one before them cannot', async () => {
      const [{ id, subject }] = await open();
      const [row] = await knex('approval_request');
      await knex('approval_request').insert({
        ...row,
        subject: JSON.stringify(subject),
        summary: JSON.stringify([]),
        groups: JSON.stringify([]),
        id: 'a',
        expires_at: row.requested_at,
      });
      world.approvals.onSettled(async (_, approval) => {
        if (approval.id === 'a') {
          throw new Error('nobody can be told');
        }
      });
      world.clock.pass(24 * 60 * 60_000);

      expect(await world.approvals.expire()).toBe(1);
      expect((await open()).map(it => it.id)).toEqual(['a']);
      expect(
        await knex('approval_request').where({ id }).first(),
      ).toMatchObject({ status: 'expired' });
      expect(world.logger.error).toHaveBeenCalledWith(
        'Approval a could not be ended, whose time has ended',
        expect.objectContaining({ message: 'nobody can be told' }),
      );
    });

    it.each<[string, () => Promise<unknown>, unknown]>([
      [
        'a decision',
        async () => {
          const [{ id, digest }] = await open();
          const { status } = await world.approvals.decide(
            id,
            { decision: 'approve', digest },
            kofi,
          );
          return status;
        },
        'approved',
      ],
      [
        'an end',
        async () => {
          world.clock.pass(24 * 60 * 60_000);
          return world.approvals.expire();
        },
        1,
      ],
      [
        'what is verified',
        async () => {
          await knex('deployment').update({ verified_at: null });
          return world.following.verifyDue();
        },
        1,
      ],
    ])('are tried again after a deadlock: %s', async (_, act, expected) => {
      const lock = jest
        .spyOn(world.environments, 'lock')
        .mockRejectedValueOnce(
          Object.assign(new Error('deadlock detected'), { code: '40P01' }),
        );

      expect(await act()).toBe(expected);
      expect(lock.mock.calls.length).toBeGreaterThan(1);
    });
  },
);
