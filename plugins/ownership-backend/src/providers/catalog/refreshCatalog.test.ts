import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { DEFAULT_CATALOG_RULES } from '../../domain/catalogRules';
import { decodeProjection } from '../../domain/projection';
import { all, REF } from '../../store/__testUtils__/builders';
import { OwnershipStore } from '../../store/OwnershipStore';
import { refreshCatalog } from './refreshCatalog';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-ownership-backend',
  'migrations',
);

function entity(
  name: string,
  rest: { owner?: string; hosts?: string; title?: string } = {},
): Entity {
  const { owner, hosts, title } = rest;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      title,
      etag: 'the same',
      annotations: hosts === undefined ? {} : { 'groundwork.dev/hosts': hosts },
    },
    relations: owner
      ? [{ type: 'ownedBy', targetRef: `group:default/${owner}` }]
      : [],
  };
}

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => entity(`many-${index}`));

class FakeCatalog {
  entities: Entity[] = [];
  failAfter?: number;
  fields?: string[];

  async *streamEntities(request?: { fields?: string[] }) {
    this.fields = request?.fields;
    for (const [index, it] of this.entities.entries()) {
      if (index === this.failAfter) {
        throw new Error('the catalog is down');
      }
      yield [it];
    }
  }
}

describeEachDatabase('refreshCatalog', { migrations }, ({ create }) => {
  async function setUp() {
    const store = new OwnershipStore(await create());
    const catalog = new FakeCatalog();
    let time = Date.parse('2026-03-01T00:00:00.000Z');
    const controller = new AbortController();
    const refresh = (rules = DEFAULT_CATALOG_RULES) =>
      refreshCatalog({
        catalog,
        store,
        rules,
        credentials: mockCredentials.service(),
        signal: controller.signal,
        now: () => new Date(time),
      });
    const pass = (minutes: number) => {
      time += minutes * 60_000;
    };
    const keys = async () => {
      const sets = await all(store.streamIdentifierSets());
      return sets.flatMap(set =>
        set.identifiers.map(it => `${set.entityRef} ${it.kind} ${it.key}`),
      );
    };
    return { store, catalog, refresh, pass, keys, controller };
  }

  it('takes a catalog that has never listed anything for one that starts', async () => {
    const { store, refresh } = await setUp();

    expect(await refresh()).toMatchObject({ entities: 0 });

    const [source] = await store.readSources();
    expect(source).toMatchObject({
      source: 'catalog',
      error: 'The catalog lists nothing yet; it is read again soon',
    });
    expect(source.succeededAt).toBeUndefined();
  });

  it('stores entities, identifiers, owners and the state', async () => {
    const { store, catalog, refresh, keys } = await setUp();
    catalog.entities = [
      entity('orders', { owner: 'ordering', hosts: 'A.test, b.test' }),
    ];

    expect(await refresh()).toEqual({
      entities: 1,
      changed: 1,
      deleted: 0,
      problems: [],
      held: undefined,
    });

    const [stored] = await all(store.streamEntities());
    expect(decodeProjection(stored.text!)).toMatchObject({
      entityRef: REF('orders'),
      owners: ['group:default/ordering'],
      unreadable: [],
    });
    expect(await keys()).toEqual([
      `${REF('orders')} host a.test`,
      `${REF('orders')} host b.test`,
      `${REF('orders')} service-name orders`,
    ]);
    expect(await store.findOwnerHistory(REF('orders'), 5)).toEqual([
      {
        ownerRef: 'group:default/ordering',
        from: new Date('2026-03-01T00:00:00.000Z'),
      },
    ]);
    expect(await store.readSources()).toEqual([
      {
        source: 'catalog',
        attemptedAt: new Date('2026-03-01T00:00:00.000Z'),
        succeededAt: new Date('2026-03-01T00:00:00.000Z'),
        problems: [],
        problemCount: 0,
        identifiers: 3,
      },
    ]);
  });

  it('asks for no more than it needs', async () => {
    const { catalog, refresh } = await setUp();

    await refresh([
      { path: 'spec.deployment.hosts[].name', kind: 'host' },
      { path: 'spec.profile.email', kind: 'person' },
    ]);

    expect(catalog.fields).toEqual([
      'kind',
      'metadata',
      'relations',
      'spec.type',
      'spec.lifecycle',
      'spec.system',
      'spec.profile',
      'spec.deployment.hosts',
    ]);
  });

  it('changes nothing when nothing has changed', async () => {
    const { store, catalog, refresh, pass } = await setUp();
    catalog.entities = [entity('orders', { owner: 'ordering' })];
    await refresh();
    const { revision } = await store.readMark();
    pass(1);

    expect(await refresh()).toMatchObject({ changed: 0, deleted: 0 });

    expect(await all(store.streamEntitiesChangedSince(revision))).toEqual([]);
    expect(await store.findSource('catalog')).toMatchObject({
      succeededAt: new Date('2026-03-01T00:01:00.000Z'),
    });
  });

  it('notices a new owner, although the etag is the same', async () => {
    const { store, catalog, refresh, pass } = await setUp();
    catalog.entities = [entity('orders', { owner: 'ordering' })];
    await refresh();
    pass(10);
    catalog.entities = [entity('orders', { owner: 'payments' })];

    expect(await refresh()).toMatchObject({ changed: 1 });

    expect(
      await store.findOwnersAt(
        [REF('orders')],
        new Date('2026-03-01T00:05:00.000Z'),
      ),
    ).toEqual(new Map([[REF('orders'), ['group:default/ordering']]]));
    expect(
      await store.findOwnersAt(
        [REF('orders')],
        new Date('2026-03-01T00:15:00.000Z'),
      ),
    ).toEqual(new Map([[REF('orders'), ['group:default/payments']]]));
  });

  it('moves identifiers, and drops those of entities that are gone', async () => {
    const { store, catalog, refresh, keys } = await setUp();
    const nothing = [
      { annotation: 'groundwork.dev/hosts', kind: 'host' },
    ] as const;
    catalog.entities = [entity('a', { hosts: 'x.test' }), entity('b')];
    await refresh(nothing);
    expect(await keys()).toEqual([`${REF('a')} host x.test`]);

    catalog.entities = [entity('a'), entity('b', { hosts: 'x.test' })];
    await refresh(nothing);
    expect(await keys()).toEqual([`${REF('b')} host x.test`]);

    catalog.entities = [entity('a')];
    expect(await refresh(nothing)).toMatchObject({ deleted: 1 });
    expect(await keys()).toEqual([]);
    expect((await store.readEntityDigests()).size).toBe(1);
  });

  it('takes other rules as a change of every entity', async () => {
    const { catalog, refresh, keys } = await setUp();
    catalog.entities = [entity('a', { hosts: 'x.test' })];
    await refresh();

    await refresh([{ annotation: 'groundwork.dev/hosts', kind: 'queue' }]);

    expect(await keys()).toEqual([`${REF('a')} queue x.test`]);
  });

  it('keeps values that are not what they should be, for people to mend', async () => {
    const { store, catalog, refresh } = await setUp();
    catalog.entities = [entity('a', { hosts: 'not a host,x.test' })];

    await refresh();

    const [{ text }] = await all(store.streamEntities());
    expect(decodeProjection(text!).unreadable).toEqual([
      {
        rule: 'annotation groundwork.dev/hosts',
        kind: 'host',
        value: 'not a host',
      },
    ]);
  });

  it('keeps the last good state when the catalog fails', async () => {
    const { store, catalog, refresh, pass, keys } = await setUp();
    catalog.entities = [entity('a', { hosts: 'x.test' }), entity('b')];
    await refresh();
    const before = await keys();
    pass(1);
    catalog.entities = [entity('a', { hosts: 'y.test' }), entity('b')];
    catalog.failAfter = 1;

    await expect(refresh()).rejects.toThrow('the catalog is down');

    expect(await keys()).toEqual(before);
    expect(await store.findSource('catalog')).toMatchObject({
      attemptedAt: new Date('2026-03-01T00:01:00.000Z'),
      succeededAt: new Date('2026-03-01T00:00:00.000Z'),
      error: 'the catalog is down',
    });

    catalog.failAfter = undefined;
    await refresh();
    expect((await store.findSource('catalog'))?.error).toBeUndefined();
    expect(await keys()).toContain(`${REF('a')} host y.test`);
  });

  it('stops when it is told to, and says so', async () => {
    const { store, catalog, refresh, controller } = await setUp();
    catalog.entities = [entity('a')];
    controller.abort(new Error('the plugin shuts down'));

    await expect(refresh()).rejects.toThrow('the plugin shuts down');

    expect(await store.findSource('catalog')).toMatchObject({
      error: 'the plugin shuts down',
    });
    expect((await store.readEntityDigests()).size).toBe(0);
  });

  it('passes over an entity that it cannot understand', async () => {
    const { catalog, store, refresh } = await setUp();
    const odd = entity('odd');
    odd.metadata.links = 'none' as never;
    catalog.entities = [odd, entity('a')];

    const { problems } = await refresh();

    expect(problems).toEqual([
      {
        where: REF('odd'),
        message: expect.stringMatching(
          /^could not be read \(.+\); what was known of it before is kept$/,
        ),
      },
    ]);
    expect([...(await store.readEntityDigests()).keys()]).toEqual([REF('a')]);
  });

  describe('a catalog that has suddenly lost most of its entities', () => {
    it('is not believed for a quarter of an hour', async () => {
      const { store, catalog, refresh, pass } = await setUp();
      catalog.entities = many(40);
      await refresh();
      pass(1);
      catalog.entities = [...many(19), entity('new')];

      const held =
        'It lists only 19 of the 40 entities that it had; the others are kept until 2026-03-01T00:16:00.000Z in case it is incomplete.';
      expect(await refresh()).toMatchObject({ changed: 1, deleted: 0, held });
      expect(await store.findSource('catalog')).toMatchObject({
        succeededAt: new Date('2026-03-01T00:00:00.000Z'),
        shrunkAt: new Date('2026-03-01T00:01:00.000Z'),
        error: held,
      });
      expect((await store.readEntityDigests()).size).toBe(41);

      pass(15);
      expect(await refresh()).toMatchObject({ deleted: 21, held: undefined });
      expect(await store.findSource('catalog')).toMatchObject({
        succeededAt: new Date('2026-03-01T00:16:00.000Z'),
        shrunkAt: undefined,
        error: undefined,
      });
    });

    it('is forgiven when they come back', async () => {
      const { store, catalog, refresh, pass } = await setUp();
      catalog.entities = many(40);
      await refresh();
      catalog.entities = [];
      await refresh();
      pass(10);
      catalog.entities = many(40);
      await refresh();
      pass(10);
      catalog.entities = [];

      expect(await refresh()).toMatchObject({ deleted: 0 });
      expect((await store.readEntityDigests()).size).toBe(40);
    });

    it('is believed when it loses half, or had few', async () => {
      const { catalog, refresh } = await setUp();
      catalog.entities = many(40);
      await refresh();
      catalog.entities = many(20);
      expect(await refresh()).toMatchObject({ deleted: 20 });
      catalog.entities = many(1);
      expect(await refresh()).toMatchObject({ deleted: 19 });
    });
  });

  it('writes a large catalog in parts', async () => {
    const { store, catalog, refresh } = await setUp();
    catalog.entities = many(2_500);

    expect(await refresh()).toMatchObject({ changed: 2_500 });

    expect((await store.readEntityDigests()).size).toBe(2_500);
    // three parts, and the state
    expect((await store.readMark()).revision).toBe(4);
  });
});
