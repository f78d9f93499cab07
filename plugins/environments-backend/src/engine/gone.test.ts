import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { createWorld, migrations } from './__testUtils__/world';

describeEachDatabase('what is gone', { migrations }, ({ create }) => {
  it('is not made by who has begun to, and nothing is written of it', async () => {
    const knex = await create();
    const world = createWorld(knex);
    const { id } = await world.create();
    world.meanwhile('step begins', () =>
      knex.transaction(async trx => {
        const locked = await world.environments.lock(trx, id);
        await world.environments.update(trx, {
          ...locked!,
          phase: 'deleted',
          deletedAt: world.clock.now(),
        });
      }),
    );

    await world.settle(10_000);

    expect(world.between.size).toBe(0);
    expect(world.ledger.calls).toEqual([]);
    expect(await knex('resource')).toEqual([]);
    expect(await world.find(id)).toMatchObject({ phase: 'deleted' });
    expect(world.logger.warn).toHaveBeenCalledWith(
      `Stopped working on environment ${id}: it is gone`,
    );
  });
});
