import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  ago,
  catalogOf,
  changeId,
  migrations,
  NOW,
  ORDERS,
  seedCatalog,
  seedChanges,
  seedDeployments,
  seedReadings,
  viewerWithout,
  WEB,
} from '../__testUtils__/rows';
import { createQueries } from '../createQueries';

describeEachDatabase('RecentReader', { migrations }, ({ create }) => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await create();
    await seedCatalog(knex);
    const numbers = [1, 2, 3, 4];
    await seedChanges(
      knex,
      numbers.map(number => ({ id: changeId(number), mergedAt: ago(number) })),
    );
    await seedReadings(
      knex,
      numbers.map(number => ({
        metric: 'change-size',
        item: changeId(number),
        at: ago(number),
        value: 4,
      })),
    );
    await seedDeployments(knex, [
      { id: 'd1', at: ago(9), version: 'v1' },
      { id: 'd2', at: ago(5), version: 'v2' },
      { id: 'd3', at: ago(2) },
      { id: 'd4', at: ago(1), version: 'v4' },
      { id: 'web', at: ago(1), component: WEB },
    ]);
  }, 60_000);

  const read = (component: string, viewer = viewerWithout()) =>
    createQueries({
      knex,
      catalog: catalogOf(),
      now: () => new Date(NOW),
    }).recent.read(component, viewer);

  it('gives the last three of each', async () => {
    const { deployments, changes } = await read(ORDERS);

    expect(deployments.map(({ id, version }) => [id, version])).toEqual([
      ['d4', 'v4'],
      ['d3', undefined],
      ['d2', 'v2'],
    ]);
    expect(deployments[0]).toEqual({
      id: 'd4',
      environment: 'production',
      version: 'v4',
      sha: 'a1'.repeat(20),
      kind: 'deploy',
      result: 'succeeded',
      at: '2026-09-27T00:00:00.000Z',
    });
    expect(changes.map(({ id }) => id)).toEqual(
      [1, 2, 3].map(n => changeId(n)),
    );
  });

  it('gives nothing of what was never deployed or merged', async () => {
    expect(await read('component:default/new')).toEqual({
      component: 'component:default/new',
      deployments: [],
      changes: [],
    });
  });

  it('does not tell what may not be read from what is not there', async () => {
    await expect(read(ORDERS, viewerWithout(ORDERS))).rejects.toThrow(
      `There is no ${ORDERS}, or you may not read it`,
    );
  });
});
