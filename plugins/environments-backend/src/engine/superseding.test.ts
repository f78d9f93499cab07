import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { createWorld, migrations } from './__testUtils__/world';

describeEachDatabase('Superseding', { migrations }, ({ create }) => {
  let knex: Knex;
  let world: ReturnType<typeof createWorld>;
  beforeEach(async () => {
    knex = await create();
    world = createWorld(knex);
  });

  it('ends nothing for what was cancelled meanwhile', async () => {
    world.definition.resources[1].spec = { waits: 2 };
    const { id } = await world.create();
    await world.engine.workOnce();
    const newer = await world.want(id, 'update', {});
    world.meanwhile('operations are superseded', () =>
      knex.transaction(async trx => {
        const locked = await world.environments.lock(trx, id);
        await world.operations.cancel(trx, locked!, newer.id);
      }),
    );

    await world.settle(1_000);

    expect(world.between.size).toBe(0);
    const operations = await world.operationStore.findNewest(id, 5);
    expect(operations.map(({ kind, status }) => [kind, status])).toEqual([
      ['update', 'cancelled'],
      ['create', 'succeeded'],
    ]);
    expect(await world.find(id)).toMatchObject({ phase: 'ready' });
  });

  it('ends also what was the newest, where something came meanwhile', async () => {
    world.definition.resources[1].spec = { waits: 2 };
    const { id } = await world.create();
    await world.engine.workOnce();
    await world.want(id, 'update', {});
    world.meanwhile('operations are superseded', () =>
      world.want(id, 'destroy', { deleted: true }),
    );

    await world.settle(1_000);

    const operations = await world.operationStore.findNewest(id, 5);
    expect(operations.map(({ kind, status }) => [kind, status])).toEqual([
      ['destroy', 'succeeded'],
      ['update', 'superseded'],
      ['create', 'superseded'],
    ]);
  });
});
