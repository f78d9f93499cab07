import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from '../log/__testUtils__/events';
import { COURSE, gitEvent } from '../projections/__testUtils__/changes';
import { CHANGE } from '../projections/__testUtils__/pullRequests';
import { DAY, DEPLOYED, DEPLOYMENT, HURT, ISSUE } from './__testUtils__/events';
import { NOW, World } from './__testUtils__/world';

describeEachDatabase('Records made anew', { migrations }, ({ create }) => {
  const setUp = async () => new World(await create());

  describe('when payloads were forgotten', () => {
    it('keeps a record that was made with more of them', async () => {
      const world = await setUp();
      await world.tell(...DEPLOYED);
      await world.settle();
      const before = await world.knex('deployment');
      await world.log.forgetBefore(new Date(NOW.getTime() + 1));

      await world.dirty.rebuild();
      await world.settle();

      expect(await world.knex('deployment')).toEqual(before);
      expect(await world.knex('left_out')).toEqual([
        {
          subject: DEPLOYMENT,
          record: 'deployment',
          reason: 'payloadForgotten',
          times: 3,
        },
      ]);
      expect(await world.knex('projected_subject')).toEqual([
        { subject: DEPLOYMENT, version: 1, forgotten: 0 },
      ]);
    });

    it('makes of the rest what can be made where there was none before', async () => {
      const world = await setUp();
      await world.tell(DEPLOYED[0], DEPLOYED[1]);
      await world.log.forgetBefore(new Date(NOW.getTime() + 1));
      await world.tell(DEPLOYED[2]);
      await world.settle();

      expect(await world.knex('deployment').pluck('result')).toEqual([
        'succeeded',
      ]);
      expect(await world.knex('projected_subject')).toEqual([
        { subject: DEPLOYMENT, version: 1, forgotten: 2 },
      ]);
    });
  });

  describe('rebuild', () => {
    it('makes everything of the log anew', async () => {
      const world = await setUp();
      await world.tell(...DAY);
      await world.settle();
      const before = await world.contents();
      await world.knex('change').update({ cohort: 'human' });
      await world.knex('deployment').delete();

      await world.dirty.rebuild();
      expect(await world.marked()).toHaveLength(6);
      await world.settle();

      expect(await world.contents()).toEqual(before);
    });

    it('happens once after the version of the folds has changed', async () => {
      const world = await setUp();
      await world.tell(COURSE[0], gitEvent(), ...HURT);
      await world.dirty.rebuildOutdated();
      await world.settle();
      await world.dirty.rebuildOutdated();
      expect(await world.marked()).toEqual([]);

      const next = new World(world.knex, 2);
      await next.dirty.rebuildOutdated();
      expect(await next.marked()).toEqual([CHANGE, ISSUE]);
      await next.settle();
      await next.dirty.rebuildOutdated();
      expect(await next.marked()).toEqual([]);

      // A replica of the version before is still there
      await world.tell(...DEPLOYED);
      await world.settle();
      await next.dirty.rebuildOutdated();
      expect(await next.marked()).toEqual([DEPLOYMENT]);
    });
  });
});
