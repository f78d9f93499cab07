import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { parseCodeowners } from '@groundwork/backstage-plugin-ownership-common';
import { entity, REF } from '../domain/gaps/__testUtils__/catalog';
import { DEFAULT_SCOPE } from '../domain/gaps/scope';
import { EntityProjection } from '../domain/projection';
import { GapStore } from '../store/GapStore';
import { minutes, NOW, service, World } from './__testUtils__/world';
import { GapList } from './GapList';
import { GapRefresher } from './GapRefresher';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-ownership-backend',
  'migrations',
);

const ON_CALL = { 'groundwork.dev/on-call': 'core' };

const team = [
  entity('group payments'),
  entity('group risk', { members: ['user ada'] }),
  entity('user ada', { memberOf: ['group payments'] }),
];

describeEachDatabase('GapRefresher', { migrations }, ({ create }) => {
  async function setUp(...entities: EntityProjection[]) {
    const knex = await create();
    const store = new GapStore(knex);
    const world = new World([...team, ...entities]);
    const openStore = async () => store;
    const list = new GapList({ openStore });
    const startRefresher = () =>
      new GapRefresher({
        ...world,
        index: world.index,
        people: world.people,
        onCall: world.onCall,
        codeowners: world.codeowners,
        list,
        openStore,
        scope: DEFAULT_SCOPE,
        inheritOwners: false,
        now: () => world.now,
      });
    let refresher = startRefresher();
    const { signal } = new AbortController();
    const refresh = () => refresher.refresh({ signal });
    const restart = () => {
      refresher = startRefresher();
    };
    /** `since` in minutes after the start. */
    const gaps = async () => {
      await list.catchUp();
      return list.inOrder.map(({ gap: { id, since } }) => {
        const after = (since.getTime() - NOW.getTime()) / minutes(1);
        return `${id.replaceAll(':default/', ' ')} ${after}`;
      });
    };
    return { store, world, list, refresh, restart, gaps };
  }

  it('finds gaps, and keeps since when they are there', async () => {
    const { world, refresh, gaps } = await setUp(
      service('orders', { owners: ['group payments'] }),
      entity('api old', { owners: ['group gone'] }),
      entity('user nobody-owns-people'),
    );

    expect(await refresh()).toEqual({ written: 2, closed: 0 });
    world.pass(minutes(5));
    world.has(entity('system new'));
    expect(await refresh()).toEqual({ written: 1, closed: 0 });

    expect(await gaps()).toEqual([
      'unowned:system new 5',
      'dangling-owner:api old 0',
      'no-on-call:component orders 0',
    ]);
  });

  it('closes what is mended, and what is gone', async () => {
    const { world, refresh, gaps } = await setUp(
      entity('api a'),
      entity('api b'),
      entity('api c'),
    );
    await refresh();

    world.has(entity('api a', { owners: ['group payments'] }));
    world.hasNoMore(REF('api b'));
    expect(await refresh()).toEqual({ written: 0, closed: 2 });

    expect(await gaps()).toEqual(['unowned:api c 0']);
  });

  it('takes a gap that soon comes back for the same one', async () => {
    const { world, refresh, gaps } = await setUp(entity('api a'));
    const owned = entity('api a', { owners: ['group payments'] });
    await refresh();
    for (const away of [10, 30]) {
      world.has(owned);
      await refresh();
      expect(await gaps()).toEqual([]);
      world.pass(minutes(away));
      await refresh();
      world.has(entity('api a'));
      await refresh();
      expect(await gaps()).toEqual([`unowned:api a ${away === 10 ? 0 : 40}`]);
    }
  });

  it('follows the title, tier and owners of entities', async () => {
    const { world, refresh, list } = await setUp(entity('api a'));
    await refresh();
    world.has(
      entity('api a', {
        title: 'The API',
        annotations: { 'groundwork.dev/tier': '1' },
      }),
    );
    expect(await refresh()).toEqual({ written: 1, closed: 0 });
    await list.catchUp();
    expect(list.find('unowned:api:default/a')).toMatchObject({
      title: 'The API',
      tier: 1,
    });
    expect(await refresh()).toEqual({ written: 0, closed: 0 });
  });

  it('looks for nothing before the catalog was read', async () => {
    const { world, refresh, gaps } = await setUp(entity('api a'));
    await refresh();
    world.state.applySource({ source: 'catalog' });
    world.hasNoMore(REF('api a'));

    expect(await refresh()).toBeUndefined();
    expect(await gaps()).toEqual(['unowned:api a 0']);
  });

  it('writes nothing more when it is told to stop', async () => {
    const { world, store, list } = await setUp(entity('api a'));
    const refresher = new GapRefresher({
      ...world,
      index: world.index,
      people: world.people,
      onCall: world.onCall,
      codeowners: world.codeowners,
      list,
      openStore: async () => store,
      scope: DEFAULT_SCOPE,
      inheritOwners: false,
      now: () => world.now,
    });
    const signal = AbortSignal.abort(new Error('shutting down'));

    await expect(refresher.refresh({ signal })).rejects.toThrow(
      'shutting down',
    );
    expect((await store.readMark()).refreshedAt).toBeUndefined();
  });

  describe('on-call', () => {
    const owned = { owners: ['group payments'], annotations: ON_CALL };

    it('is asked once for all with the same owners and schedule', async () => {
      const { world, refresh } = await setUp(
        service('a', owned),
        service('b', owned),
        service('c', { ...owned, owners: ['group risk'] }),
        entity('component library', { ...owned, type: 'library' }),
      );
      await refresh();
      await refresh();
      expect(world.askedOnCall).toEqual([
        'component:default/a',
        'component:default/c',
      ]);
      world.pass(minutes(6));
      await refresh();
      expect(world.askedOnCall).toHaveLength(4);
    });

    it('that does not answer is neither a gap nor the end of one', async () => {
      const { world, refresh, restart, gaps } = await setUp(
        service('a', owned),
      );
      const now = async (
        status: 'known' | 'silent' | 'none' | 'unavailable',
      ) => {
        world.onCallBySchedule.set('core', status);
        world.pass(minutes(20));
        restart();
        await refresh();
        return gaps();
      };
      expect(await now('unavailable')).toEqual([]);
      expect(await now('silent')).toEqual(['silent-on-call:component a 40']);
      expect(await now('unavailable')).toEqual([
        'silent-on-call:component a 40',
      ]);
      expect(await now('none')).toEqual(['no-on-call:component a 80']);
      expect(await now('known')).toEqual([]);
    });

    it('is given up when nobody answers', async () => {
      const many = Array.from({ length: 50 }, (_, number) =>
        service(`s${number}`, {
          annotations: { 'groundwork.dev/on-call': `${number}` },
        }),
      );
      const { world, refresh, gaps } = await setUp(...many);
      many.forEach((_, number) =>
        world.onCallBySchedule.set(`${number}`, 'unavailable'),
      );
      await refresh();
      expect(world.askedOnCall.length).toBeLessThan(40);
      expect((await gaps()).filter(it => it.includes('on-call'))).toEqual([]);
    });
  });

  describe('other sources', () => {
    const annotations = {
      'backstage.io/source-location':
        'url:https://github.com/acme/orders/tree/main/',
    };
    const owned = entity('api a', { owners: ['group payments'], annotations });
    const rulesFor = (handle: string) => ({
      parsed: parseCodeowners(`* ${handle}`, { dialect: 'github' }),
      findOwner: ({ name }: { name: string }) => `group:default/${name}`,
    });

    it('contradict the catalog, which is known again after an hour', async () => {
      const { world, refresh, gaps } = await setUp(owned);
      const repo = 'github.com/acme/orders';
      world.rules.set(repo, rulesFor('@risk'));
      await refresh();
      const conflict = ['conflicting-sources:api a 0'];
      expect(await gaps()).toEqual(conflict);

      world.rules.set(repo, new Error('503'));
      world.pass(minutes(61));
      await refresh();
      expect(await gaps()).toEqual(conflict);

      world.rules.set(repo, rulesFor('@payments'));
      world.pass(minutes(5));
      await refresh();
      expect(await gaps()).toEqual(conflict);
      world.pass(minutes(6));
      await refresh();
      expect(await gaps()).toEqual([]);
    });

    it('that cannot be read leave what is stored as it is', async () => {
      const { world, refresh, restart, gaps } = await setUp(owned);
      const repo = 'github.com/acme/orders';
      world.rules.set(repo, new Error('503'));
      await refresh();
      expect(await gaps()).toEqual([]);

      world.rules.set(repo, rulesFor('@risk'));
      restart();
      await refresh();
      world.rules.set(repo, new Error('503'));
      restart();
      await refresh();
      expect(await gaps()).toEqual(['conflicting-sources:api a 0']);
    });

    it('may be feeds, and annotations', async () => {
      const { world, refresh, list } = await setUp(
        entity('api a', { owners: ['group payments'] }),
        entity('api b', {
          owners: ['group payments'],
          annotations: { 'a8r.io/owner': 'risk' },
        }),
      );
      world.says({
        source: 'feed:cmdb',
        entityRef: REF('group risk'),
        identifiers: [
          { kind: 'entity', key: REF('api a'), rule: 'r', confidence: 0.5 },
        ],
      });
      world.has(
        entity('user bob', { memberOf: ['group risk'] }),
        entity('group risk'),
      );
      await refresh();
      await list.catchUp();
      expect(list.inOrder.map(({ gap }) => gap.detail.named)).toEqual([
        [{ entityRef: REF('group risk'), by: 'feed cmdb', confidence: 0.5 }],
        [
          {
            entityRef: REF('group risk'),
            by: 'annotation a8r.io/owner',
            confidence: 0.7,
          },
        ],
      ]);
    });
  });
});
