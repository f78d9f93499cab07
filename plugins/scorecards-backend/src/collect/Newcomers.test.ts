import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { seedEntities } from '../__testUtils__/seed';
import { Newcomers } from './Newcomers';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-scorecards-backend',
  'migrations',
);

describeEachDatabase('Newcomers', { migrations }, ({ create }) => {
  it('finds each entity once of which the collector has said nothing', async () => {
    const knex = await create();
    await seedEntities(knex, [
      { ref: 'component:default/cart' },
      { ref: 'component:default/orders' },
    ]);
    await knex('fact_set').insert({
      entity_ref: 'component:default/cart',
      source: 'repo',
      facts: '{}',
      digest: '',
      observed_at: toTimestamp(new Date()),
    });
    const newcomers = new Newcomers(knex);

    expect(await newcomers.findFor('repo')).toEqual([
      'component:default/orders',
    ]);
    expect(await newcomers.findFor('repo')).toEqual([]);
    expect(await newcomers.findFor('other')).toHaveLength(2);

    await seedEntities(knex, [{ ref: 'component:default/ledger' }]);
    expect(await newcomers.findFor('repo')).toEqual([
      'component:default/ledger',
    ]);
  });
});
