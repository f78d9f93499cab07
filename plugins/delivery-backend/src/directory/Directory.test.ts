import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations, NOW } from '../log/__testUtils__/events';
import { Directory, DirectoryChange } from './Directory';
import { DirectoryStore } from './DirectoryStore';

const ORDERS = 'component:default/orders';

const entity = (
  kind: string,
  name: string,
  spec: Entity['spec'] = {},
  annotations: Record<string, string> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, annotations },
  spec,
});
const orders = (owner = 'buyers', slug = 'acme/shop') =>
  entity(
    'Component',
    'orders',
    { owner, system: 'shop' },
    {
      'github.com/project-slug': slug,
      'backstage.io/kubernetes-id': 'orders-svc',
    },
  );
const REST = [
  entity('System', 'shop', { owner: 'buyers', domain: 'sales' }),
  entity('Domain', 'sales', { owner: 'acme' }),
  entity('Group', 'acme', { children: ['buyers'] }),
  entity('Group', 'buyers', { parent: 'acme' }),
  entity(
    'User',
    'ada',
    { memberOf: ['buyers'] },
    { 'github.com/user-login': 'Ada' },
  ),
];

describeEachDatabase('Directory', { migrations }, ({ create }) => {
  let knex: Knex;

  async function setUp() {
    knex ??= await create();
    for (const table of [
      'catalog_component',
      'catalog_group',
      'component_owner',
    ]) {
      await knex(table).delete();
    }
    const store = new DirectoryStore(knex);
    let answer: Entity[] | Error = [orders(), ...REST];
    let now = NOW.getTime();
    const changes: DirectoryChange[] = [];
    const logger = mockServices.logger.mock();
    const open = async () => {
      const directory = new Directory({
        store,
        catalog: {
          async *streamEntities() {
            if (answer instanceof Error) {
              throw answer;
            }
            // Pages can be of any size
            yield answer.slice(0, 2);
            yield answer.slice(2);
          },
        },
        auth: mockServices.auth(),
        logger,
        now: () => new Date(now),
      });
      directory.onChange(async changed => {
        changes.push(changed);
      });
      await directory.load();
      return directory;
    };
    return {
      open,
      logger,
      changes,
      says: (next: Entity[] | Error, after = 1_000) => {
        answer = next;
        now += after;
      },
      now: () => now,
    };
  }

  it('keeps what the catalog says, and who owned what since when', async () => {
    const { open, says, now } = await setUp();
    const directory = await open();
    expect(await directory.refresh()).toBe(true);
    expect(await knex('catalog_component')).toMatchObject([
      {
        component: ORDERS,
        title: 'orders',
        owner: 'group:default/buyers',
        system: 'system:default/shop',
        domain: 'domain:default/sales',
        repository: 'github.com/acme/shop',
        path: null,
      },
    ]);
    expect(await knex('catalog_group').orderBy(['group', 'member'])).toEqual([
      { group: 'group:default/acme', member: 'group:default/acme' },
      { group: 'group:default/acme', member: 'group:default/buyers' },
      { group: 'group:default/buyers', member: 'group:default/buyers' },
    ]);

    says([orders('acme'), ...REST]);
    await directory.refresh();
    await directory.refresh();
    expect(await knex('component_owner').orderBy('since')).toEqual([
      { component: ORDERS, since: 0, team: 'group:default/buyers' },
      { component: ORDERS, since: now(), team: 'group:default/acme' },
    ]);
    const { snapshot } = directory;
    expect(snapshot.teamOf(ORDERS, now() - 1)).toBe('group:default/buyers');
    expect(snapshot.teamOf(ORDERS, now())).toBe('group:default/acme');
    expect(snapshot.componentOfService('orders-svc')).toBe(ORDERS);
    expect(
      snapshot.isMemberOf('github:github.com/ada', 'group:default/acme'),
    ).toBe(true);
  });

  it('tells of what has to be derived again, and of nothing else', async () => {
    const { open, says, changes } = await setUp();
    const directory = await open();
    await directory.refresh();
    says([
      { ...orders(), metadata: { ...orders().metadata, title: 'Orders' } },
      ...REST,
    ]);
    expect(await directory.refresh()).toBe(false);
    says([orders('buyers', 'acme/orders'), ...REST]);
    await directory.refresh();

    const services = [ORDERS, 'orders', 'orders-svc'];
    expect(changes).toEqual([
      // The first time it is back from not having been asked
      { repositories: ['github.com/acme/shop'], services, isBack: true },
      {
        repositories: ['github.com/acme/shop', 'github.com/acme/orders'],
        services,
        isBack: false,
      },
    ]);
  });

  it('has all derived again that was derived before people were known', async () => {
    const { open, changes } = await setUp();
    await (await open()).refresh();
    changes.splice(0);

    const restarted = await open();
    const { snapshot } = restarted;
    expect(restarted.isAvailable).toBe(false);
    expect(
      snapshot.isMemberOf('github:github.com/ada', 'group:default/acme'),
    ).toBeUndefined();
    expect(await restarted.refresh()).toBe(false);
    expect(restarted.isAvailable).toBe(true);
    expect(changes).toEqual([{ repositories: [], services: [], isBack: true }]);

    await restarted.refresh();
    expect(changes).toHaveLength(1);
  });

  it('has workers wait until the catalog was asked, or the time is up', async () => {
    const { open, says } = await setUp();
    const { signal } = new AbortController();
    const silent = await open();
    await silent.untilAsked(1, signal);
    await silent.untilAsked(600_000, AbortSignal.abort());

    says(new Error('It is down'));
    const waiting = silent.untilAsked(600_000, signal);
    expect(await silent.refresh()).toBe(false);
    await waiting;
    await silent.untilAsked(600_000, signal);
  });

  it.each<[string, Entity[] | Error]>([
    ['does not answer', new Error('It is down')],
    ['has just been started and is empty', []],
  ])('goes on with what was known when the catalog %s', async (_, answer) => {
    const { open, says, logger, changes } = await setUp();
    await (await open()).refresh();
    changes.splice(0);
    says(answer);
    const directory = await open();

    expect(await directory.refresh()).toBe(false);
    expect(directory.isAvailable).toBe(false);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(
      directory.snapshot.componentOfRepository('github.com/acme/shop'),
    ).toBe(ORDERS);

    says([orders(), ...REST]);
    expect(await directory.refresh()).toBe(false);
    expect(directory.isAvailable).toBe(true);
    expect(changes).toEqual([{ repositories: [], services: [], isBack: true }]);
  });
});
