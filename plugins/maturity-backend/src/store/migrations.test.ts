import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { migrations } from './__testUtils__/rows';
import { createStores } from './createStores';

describeEachDatabase('The migrations', { migrations }, ({ create }) => {
  it('can be taken back, and done again', async () => {
    const knex = await create();

    await knex.migrate.rollback({ directory: migrations }, true);
    expect(await knex.schema.hasTable('team')).toBe(false);
    await knex.migrate.latest({ directory: migrations });

    expect(await createStores(knex).turns.read()).toEqual({
      revision: 0,
      problems: [],
    });
  });
});
