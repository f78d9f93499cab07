import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { FilterPredicate } from '@backstage/filter-predicates';
import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
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

    const repo = { id: 'repo' };

    expect(await newcomers.findFor(repo)).toEqual(['component:default/orders']);
    expect(await newcomers.findFor(repo)).toEqual([]);
    expect(await newcomers.findFor({ id: 'other' })).toHaveLength(2);

    await seedEntities(knex, [{ ref: 'component:default/ledger' }]);
    expect(await newcomers.findFor(repo)).toEqual(['component:default/ledger']);
  });

  it('finds those again that it is told to forget', async () => {
    const knex = await create();
    await seedEntities(knex, [
      { ref: 'component:default/cart' },
      { ref: 'component:default/orders' },
    ]);
    const newcomers = new Newcomers(knex);
    const repo = { id: 'repo' };
    await newcomers.findFor(repo);
    await newcomers.findFor({ id: 'other' });

    newcomers.forget('repo', ['component:default/cart']);

    expect(await newcomers.findFor(repo)).toEqual(['component:default/cart']);
    expect(await newcomers.findFor({ id: 'other' })).toEqual([]);
  });

  it.each<[string, FilterPredicate, string[]]>([
    ['of a kind', { kind: 'Component' }, ['cart', 'web']],
    [
      'of kinds',
      { kind: { $in: ['API', 'Component'] } },
      ['api', 'cart', 'web'],
    ],
    [
      'of a kind and more',
      { kind: 'component', 'spec.type': 'website' },
      ['web'],
    ],
    ['of no kind', { $not: { kind: 'Group' } }, ['api', 'cart', 'web']],
    [
      'of a kind that is told otherwise',
      { kind: { $exists: true } },
      ['api', 'cart', 'pay', 'web'],
    ],
    ['of another kind', { kind: 'User' }, []],
  ])('finds once what the collector is about: %s', async (_, target, names) => {
    const knex = await create();
    await seedEntities(knex, [
      { ref: 'api:default/api' },
      { ref: 'component:default/cart' },
      { ref: 'component:default/web', type: 'website' },
      { ref: 'group:default/pay' },
    ]);
    const newcomers = new Newcomers(knex);

    const found = await newcomers.findFor({ id: 'repo', target });

    expect(found.map(ref => ref.split('/')[1]).sort()).toEqual(names);
    const { count } = await countStatements(knex, async () => {
      expect(await newcomers.findFor({ id: 'repo', target })).toEqual([]);
    });
    expect(count).toBe(1);
  });
});
