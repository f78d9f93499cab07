import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { createWorld, migrations } from '../engine/__testUtils__/world';
import { purgeLogs } from './purgeLogs';

const { signal } = new AbortController();

describeEachDatabase('purgeLogs', { migrations }, ({ create }) => {
  it('deletes the logs of what ended before, and keeps the operations', async () => {
    const knex = await create();
    const world = createWorld(knex);
    const old = await world.create();
    await world.settle();
    const before = new Date(world.clock.time + 1);
    world.clock.pass(60_000);
    const young = await world.create();
    await world.settle();
    const logOf = async (environmentId: string) => {
      const [{ id }] = await world.operationStore.findNewest(environmentId, 1);
      return (await knex('log_line').where({ operation_id: id })).length;
    };

    const purged = await purgeLogs(knex, before, signal);
    const again = await purgeLogs(knex, before, signal);

    expect([purged, again]).toEqual([1, 0]);
    expect([await logOf(old.id), await logOf(young.id)]).toEqual([0, 6]);
  });
});
