import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  ago,
  catalogOf,
  FRONT,
  migrations,
  NOW,
  PAY,
  repositoryOf,
  seedCatalog,
  viewerWithout,
} from '../__testUtils__/rows';
import { createQueries } from '../createQueries';

const MOVED = 'component:default/moved';

/** It was released eight times in two weeks, and then went to another team. */
async function seedMove(knex: Knex): Promise<void> {
  await seedCatalog(knex);
  await knex('catalog_component').insert({
    component: MOVED,
    title: 'moved',
    owner: FRONT,
    services: '[]',
  });
  await knex('component_owner').insert([
    { component: MOVED, since: 0, team: PAY },
    { component: MOVED, since: ago(14), team: FRONT },
  ]);
  const release = {
    repository: repositoryOf('moved'),
    metric: 'deployment-frequency',
    component: MOVED,
    team: PAY,
    is_open: false,
    is_approximate: false,
    is_decisive: true,
  };
  await knex('reading').insert([
    { ...release, item: 'd0', at: ago(60), reason: 'firstDeployment' },
    ...Array.from({ length: 8 }, (_, index) => ({
      ...release,
      item: `d${index + 1}`,
      at: ago(27 - index),
      value: 1,
      bin: 0,
    })),
  ]);
}

describeEachDatabase('A component that moved', { migrations }, it_ => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await it_.create();
    await seedMove(knex);
  }, 60_000);

  const queries = () =>
    createQueries({ knex, catalog: catalogOf(), now: () => new Date(NOW) });

  it.each([
    // Eight in two weeks, and none in the other two; two a week in all of them
    ['the team it was of', PAY, { value: 4, n: 8, coverage: 0.5 }],
    ['the team it is of', FRONT, { value: 0, n: 0, coverage: 0.5 }],
    ['itself', MOVED, { value: 2, n: 8, coverage: 1 }],
  ])('is deployed as often in every view of %s', async (_, scope, expected) => {
    const { metrics } = await queries().overview.read(
      { scope },
      viewerWithout(),
    );
    const [figures] = (await queries().figures.read({ scopes: [scope] })).items;

    expect(
      metrics.find(({ id }) => id === 'deployment-frequency')?.now,
    ).toMatchObject(expected);
    expect(
      figures.metrics.find(({ id }) => id === 'deployment-frequency')?.measured,
    ).toMatchObject(expected);
  });

  it('is observed all the time by teams that had it one after the other', async () => {
    const [head] = (
      await queries().figures.read({ scopes: ['group:default/head'] })
    ).items;
    const { metrics } = await queries().overview.read(
      { scope: 'group:default/head' },
      viewerWithout(),
    );

    const expected = { value: 2, n: 8, coverage: 1 };
    for (const all of [head.metrics, metrics]) {
      const found = all.find(({ id }) => id === 'deployment-frequency');
      expect(found).toMatchObject(
        found && 'now' in found ? { now: expected } : { measured: expected },
      );
    }
  });
});
