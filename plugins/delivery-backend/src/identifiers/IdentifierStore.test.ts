import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { IdentifierStore } from './IdentifierStore';

const ORDERS = 'component:default/orders';
const STOCK = 'component:default/stock';
const day = (n: number) => new Date(Date.UTC(2026, 0, n));

describeEachDatabase(
  'IdentifierStore',
  {
    migrations: resolvePackagePath(
      '@groundwork/backstage-plugin-delivery-backend',
      'migrations',
    ),
  },
  ({ create }) => {
    let knex: Knex;
    let store: IdentifierStore;

    const merge = async (
      id: string,
      {
        at,
        commits,
        components,
      }: { at: Date; commits: string[]; components: string[] },
    ) => {
      await knex('change').insert({
        id,
        repository: 'github.com/acme/orders',
        merged_at: toTimestamp(at),
        cohort: 'human',
        is_bot: false,
        record: '{}',
      });
      await knex('change_commit').insert(
        commits.map(sha => ({ change_id: id, sha })),
      );
      await knex('placement').insert(
        components.map(component => ({
          repository: 'github.com/acme/orders',
          change_id: id,
          component,
          reason: 'notDeployedYet',
        })),
      );
    };

    const deploy = (id: string, at: Date, component = ORDERS) =>
      knex('placed_deployment').insert({
        repository: 'github.com/acme/orders',
        id,
        component,
        environment: 'production',
        is_production: true,
        sha: 'a',
        kind: 'deploy',
        result: 'succeeded',
        at: at.getTime(),
      });

    beforeEach(async () => {
      knex = await create();
      store = new IdentifierStore(knex);
      await knex('catalog_component').insert(
        [ORDERS, STOCK].map(component => ({
          component,
          title: component,
          services: '[]',
        })),
      );
    });

    it('gives the commits of what was merged, for each of its components', async () => {
      await merge('one', {
        at: day(5),
        commits: ['c', 'a'],
        components: [ORDERS, STOCK],
      });
      await merge('old', { at: day(1), commits: ['b'], components: [ORDERS] });
      await merge('unknown', {
        at: day(5),
        commits: ['d'],
        components: ['github.com/acme/x'],
      });

      const { items } = await store.list({
        kind: 'commit',
        since: day(2),
        limit: 10,
      });

      expect(items).toEqual(
        [
          ['a', ORDERS],
          ['a', STOCK],
          ['c', ORDERS],
          ['c', STOCK],
        ].map(([key, component]) => ({
          kind: 'commit',
          key,
          component,
          at: '2026-01-05T00:00:00.000Z',
        })),
      );
    });

    it('gives deployments by what their tools call them', async () => {
      await deploy('deployment:github.com/acme/orders/deployments/7', day(3));
      await deploy('deployment:https://portal.acme.test 0b9c', day(4));
      await deploy('deployment:https://portal.acme.test 0old', day(1));
      await deploy(
        'event:https://ci.acme.test e1',
        day(3),
        'github.com/acme/x',
      );

      const { items } = await store.list({
        kind: 'deployment',
        since: day(2),
        limit: 10,
      });

      expect(items.map(({ key, component }) => [key, component])).toEqual([
        ['github.com/acme/orders/deployments/7', ORDERS],
        ['0b9c', ORDERS],
      ]);
    });

    it('gives all of them in pages', async () => {
      await merge('one', {
        at: day(5),
        commits: ['a', 'b', 'c'],
        components: [ORDERS, STOCK],
      });
      const found: string[] = [];
      let cursor: string | undefined;
      let pages = 0;
      do {
        const page = await store.list({
          kind: 'commit',
          since: day(1),
          limit: 4,
          cursor,
        });
        found.push(
          ...page.items.map(({ key, component }) => `${key} ${component}`),
        );
        cursor = page.pageInfo.nextCursor;
        pages += 1;
      } while (cursor);
      expect(pages).toBe(2);
      expect(found).toEqual(
        ['a', 'b', 'c'].flatMap(sha => [`${sha} ${ORDERS}`, `${sha} ${STOCK}`]),
      );
    });

    it.each(['x', '[1,2]', '{}', '["a"]'])(
      'refuses the cursor %s',
      async cursor => {
        await expect(
          store.list({ kind: 'commit', since: day(1), limit: 4, cursor }),
        ).rejects.toThrow('Invalid cursor');
      },
    );
  },
);
