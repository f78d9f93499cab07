import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Feedback } from '../domain/feedback';
import { decodeProjection } from '../domain/projection';
import { all, component, hosts, prepared, REF } from './__testUtils__/builders';
import { inPages } from './pages';
import { OwnershipStore } from './OwnershipStore';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-ownership-backend',
  'migrations',
);

const day = (number: number) =>
  new Date(`2026-03-${String(number).padStart(2, '0')}T00:00:00.000Z`);

describeEachDatabase('OwnershipStore', { migrations }, ({ create }) => {
  async function setUp() {
    const knex = await create();
    const store = new OwnershipStore(knex);
    const reading = await store.beginReading('catalog', day(1));
    return { knex, store, reading };
  }

  it('begins empty, with an identity of its own', async () => {
    const { store } = await setUp();

    expect(await store.readMark()).toEqual({
      storeId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      revision: 0,
      purgedThrough: 0,
    });
    expect(await all(store.streamEntities())).toEqual([]);
    expect(await all(store.streamIdentifierSets())).toEqual([]);
    expect(await store.readFeedback()).toEqual([]);
  });

  it('gives back entities and identifiers', async () => {
    const { store, reading } = await setUp();
    const orders = component('orders', ['ordering']);
    const observedAt = new Date('2026-02-01T10:00:00.000Z');
    const detailed = hosts('catalog', 'orders', ['a.test']);
    Object.assign(detailed.identifiers[0], {
      confidence: 0.75,
      link: 'https://x.test',
      observedAt,
    });

    await store.write(
      reading,
      {
        entities: [orders],
        sets: [
          { ...prepared('catalog', 'orders', []) },
          prepared('feed:dns', 'orders', ['b.test']),
        ],
      },
      day(1),
    );

    const [stored] = await all(store.streamEntities());
    expect(stored.entityRef).toBe(REF('orders'));
    expect(decodeProjection(stored.text!)).toEqual(
      JSON.parse(JSON.stringify(orders.projection)),
    );
    expect(await store.readEntityDigests()).toEqual(
      new Map([[REF('orders'), orders.digest]]),
    );
    expect(await all(store.streamIdentifierSets())).toEqual([
      hosts('catalog', 'orders', []),
      hosts('feed:dns', 'orders', ['b.test']),
    ]);
    expect(
      await store.findExistingEntities([REF('orders'), REF('nothing')]),
    ).toEqual(new Set([REF('orders')]));
  });

  it('tells what changed since a revision, and what is gone', async () => {
    const { store, reading } = await setUp();
    await store.write(
      reading,
      {
        entities: [component('orders'), component('web'), component('api')],
        sets: [
          prepared('catalog', 'orders', ['a.test']),
          prepared('catalog', 'web', ['b.test']),
        ],
      },
      day(1),
    );
    const { revision } = await store.readMark();

    await store.write(
      reading,
      {
        entities: [component('web', ['shop'])],
        deletedEntities: [REF('orders')],
        sets: [prepared('catalog', 'web', ['c.test'])],
        deletedSets: [REF('orders')],
      },
      day(2),
    );

    expect((await store.readMark()).revision).toBe(revision + 1);
    const changes = await all(store.streamEntitiesChangedSince(revision));
    expect(
      changes.map(({ entityRef, text }) => [
        entityRef,
        text && decodeProjection(text).owners,
      ]),
    ).toEqual([
      [REF('orders'), undefined],
      [REF('web'), ['group:default/shop']],
    ]);
    expect(await all(store.streamSetsChangedSince(revision))).toEqual([
      hosts('catalog', 'orders', []),
      hosts('catalog', 'web', ['c.test']),
    ]);
    expect(await all(store.streamEntities())).toHaveLength(2);
    expect(await all(store.streamIdentifierSets())).toHaveLength(1);
    expect(await store.readSetDigests('catalog')).toEqual(
      new Map([[REF('web'), prepared('catalog', 'web', ['c.test']).digest]]),
    );
    expect(await store.readSetDigests('catalog', [REF('api')])).toEqual(
      new Map(),
    );
  });

  it('brings back what was deleted', async () => {
    const { store, reading } = await setUp();
    const orders = component('orders');
    const set = prepared('catalog', 'orders', ['a.test']);
    const added = { entities: [orders], sets: [set] };
    const removed = {
      deletedEntities: [REF('orders')],
      deletedSets: [REF('orders')],
    };

    await store.write(reading, added, day(1));
    await store.write(reading, removed, day(2));
    await store.write(reading, added, day(3));

    expect(await all(store.streamEntities())).toHaveLength(1);
    expect(await all(store.streamIdentifierSets())).toHaveLength(1);
  });

  it('reads everything in pages', async () => {
    const { knex, store, reading } = await setUp();
    const names = ['a', 'b', 'c', 'd', 'e'];
    await store.write(
      reading,
      {
        entities: names.map(name => component(name)),
        sets: ['catalog', 'feed:dns'].flatMap(source =>
          names.map(name => prepared(source, name, ['x.test'])),
        ),
      },
      day(1),
    );

    const pages: string[][] = [];
    for await (const rows of inPages<{ source: string; entity_ref: string }>(
      knex('identifier_set'),
      ['source', 'entity_ref'],
      4,
    )) {
      pages.push(rows.map(row => `${row.source} ${row.entity_ref.slice(-1)}`));
    }

    expect(pages).toEqual([
      ['catalog a', 'catalog b', 'catalog c', 'catalog d'],
      ['catalog e', 'feed:dns a', 'feed:dns b', 'feed:dns c'],
      ['feed:dns d', 'feed:dns e'],
    ]);
  });

  it('writes a hundred with as many statements as one', async () => {
    const { knex, store, reading } = await setUp();
    const write = (names: string[]) =>
      countStatements(knex, () =>
        store.write(
          reading,
          {
            entities: names.map(name => component(name, ['team'])),
            deletedEntities: names.map(name => REF(`old-${name}`)),
            sets: names.map(name => prepared('catalog', name, ['x.test'])),
            deletedSets: names.map(name => REF(`old-${name}`)),
          },
          day(1),
        ),
      );

    const one = await write(['one']);
    const many = await write(
      Array.from({ length: 100 }, (_, index) => `many-${index}`),
    );

    expect(many.count).toBe(one.count);
    expect(one.count).toBeLessThanOrEqual(9);
  });

  describe('the turn to read a source', () => {
    it('is lost to whoever begins later', async () => {
      const { store, reading } = await setUp();
      const later = await store.beginReading('catalog', day(2));

      await expect(
        store.write(reading, { entities: [component('a')] }, day(2)),
      ).rejects.toThrow(
        "Source 'catalog' is being read by somebody else since; this reading has written nothing more",
      );
      await expect(
        store.endReading(reading, { error: 'no' }),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      await store.write(later, { entities: [component('b')] }, day(2));

      expect((await store.readEntityDigests()).size).toBe(1);
      expect((await store.readMark()).revision).toBe(1);
    });

    it('ends with a state, which keeps what the last success was', async () => {
      const { store, reading } = await setUp();
      const problems = Array.from({ length: 150 }, (_, line) => ({
        where: `line ${line}`,
        message: 'is wrong',
      }));
      const sets = [
        prepared('catalog', 'a', ['a.test', 'b.test']),
        prepared('catalog', 'b', ['a.test']),
        prepared('feed:dns', 'b', ['b.test']),
      ];
      await store.write(reading, { sets }, day(1));
      await store.endReading(reading, { succeededAt: day(1), problems });
      const { revision } = await store.readMark();
      const second = await store.beginReading('catalog', day(2));
      await store.endReading(second, { error: 'the catalog is down' });

      const state = await store.findSource('catalog');
      expect(state).toEqual({
        source: 'catalog',
        attemptedAt: day(2),
        succeededAt: day(1),
        error: 'the catalog is down',
        shrunkAt: undefined,
        problems: problems.slice(0, 100),
        problemCount: 150,
        identifiers: 3,
      });
      expect(await store.readSources()).toEqual([state]);
      expect(await store.findSourcesChangedSince(revision)).toEqual([
        { source: 'catalog', state },
      ]);
      expect(await store.findSource('feed:dns')).toBeUndefined();
    });

    it('does not come again for sources that are no longer configured', async () => {
      const { store, reading } = await setUp();
      await store.write(
        reading,
        {
          sets: [
            prepared('catalog', 'a', ['a.test']),
            prepared('feed:old', 'a', ['b.test']),
          ],
        },
        day(1),
      );
      await store.beginReading('feed:old', day(1));
      const { revision } = await store.readMark();

      expect(
        await store.removeSourcesExcept(new Set(['catalog']), day(2)),
      ).toEqual(['feed:old']);

      expect(await all(store.streamSetsChangedSince(revision))).toEqual([
        hosts('feed:old', 'a', []),
      ]);
      expect(await store.findSourcesChangedSince(revision)).toEqual([
        { source: 'feed:old' },
      ]);
      expect((await store.readSources()).map(it => it.source)).toEqual([
        'catalog',
      ]);
      expect(
        await store.removeSourcesExcept(new Set(['catalog']), day(3)),
      ).toEqual([]);
    });
  });

  describe('the history of owners', () => {
    it('knows who owned what at a time', async () => {
      const { store, reading } = await setUp();
      const on = (date: Date, ...owners: string[]) =>
        store.write(reading, { entities: [component('a', owners)] }, date);
      await on(day(2), 'one', 'two');
      await on(day(4), 'two', 'three');
      await on(day(6));
      await on(day(8), 'two');
      await store.write(reading, { deletedEntities: [REF('a')] }, day(9));

      const ownersAt = async (at: Date) => {
        const owners = await store.findOwnersAt([REF('a'), REF('b')], at);
        return owners.get(REF('a'))?.map(ref => ref.slice(14));
      };
      expect(await ownersAt(day(1))).toBeUndefined();
      expect(await ownersAt(day(2))).toEqual(['one', 'two']);
      expect(await ownersAt(day(3))).toEqual(['one', 'two']);
      expect(await ownersAt(day(5))).toEqual(['three', 'two']);
      expect(await ownersAt(day(7))).toEqual([]);
      expect(await ownersAt(day(8))).toEqual(['two']);
      expect(await ownersAt(day(9))).toBeUndefined();

      expect(await store.findOwnerHistory(REF('a'), 3)).toEqual([
        { ownerRef: 'group:default/two', from: day(8), to: day(9) },
        { from: day(6), to: day(8) },
        { ownerRef: 'group:default/three', from: day(4), to: day(6) },
      ]);
    });

    it('does not change when the owners do not', async () => {
      const { store, reading } = await setUp();
      for (const title of ['before', 'after']) {
        const changed = component('a', ['one'], title);
        await store.write(reading, { entities: [changed] }, day(2));
      }

      expect(await store.findOwnerHistory(REF('a'), 10)).toEqual([
        { ownerRef: 'group:default/one', from: day(2) },
      ]);
    });

    it('stands a clock that goes back', async () => {
      const { store, reading } = await setUp();
      const on = (date: Date, owner: string) =>
        store.write(reading, { entities: [component('a', [owner])] }, date);
      await on(day(5), 'one');
      await on(day(4), 'two');

      expect(await store.findOwnerHistory(REF('a'), 10)).toEqual([
        { ownerRef: 'group:default/one', from: day(5), to: day(5) },
        { ownerRef: 'group:default/two', from: day(4) },
      ]);
    });
  });

  describe('feedback', () => {
    const said = (rest: Partial<Feedback> = {}): Feedback => ({
      id: '00000000-0000-4000-8000-000000000001',
      identifier: { kind: 'host', key: 'a.test' },
      verdict: 'confirm',
      entityRef: REF('a'),
      createdBy: 'user:default/ada',
      createdAt: day(1),
      ...rest,
    });

    it('is what each person said last of an answer', async () => {
      const { store } = await setUp();
      const correction = said({
        id: '00000000-0000-4000-8000-000000000002',
        verdict: 'correct',
        correctRef: REF('b'),
        comment: 'moved',
        createdAt: day(2),
      });
      const other = said({
        id: '00000000-0000-4000-8000-000000000003',
        createdBy: 'user:default/bob',
        createdAt: day(3),
      });

      const first = await store.saveFeedback(said());
      const second = await store.saveFeedback(correction);
      await store.saveFeedback(other);

      expect(second).toBe(first + 1);
      expect(await store.readFeedback()).toEqual([correction, other]);
      expect(await store.readFeedback(second)).toEqual([other]);
    });

    it('is deleted with the entities that it is about', async () => {
      const { store, reading } = await setUp();
      await store.write(
        reading,
        { entities: ['a', 'b', 'c'].map(name => component(name, ['one'])) },
        day(1),
      );
      const id = (number: number) =>
        `00000000-0000-4000-8000-00000000000${number}`;
      await store.saveFeedback(said({ id: id(1) }));
      await store.saveFeedback(
        said({
          id: id(2),
          verdict: 'correct',
          entityRef: REF('c'),
          correctRef: REF('a'),
        }),
      );
      await store.saveFeedback(said({ id: id(3), entityRef: REF('b') }));
      await store.write(reading, { deletedEntities: [REF('a')] }, day(2));

      await store.purge({ deletedBefore: day(10), ownedBefore: day(1) });

      expect((await store.readFeedback()).map(it => it.id)).toEqual([id(3)]);
    });
  });

  it('purges what was deleted long ago, and says how far', async () => {
    const { store, reading } = await setUp();
    await store.write(
      reading,
      {
        entities: ['a', 'b', 'c'].map(name => component(name, ['one'])),
        sets: [prepared('catalog', 'a', ['x.test'])],
      },
      day(1),
    );
    await store.write(
      reading,
      { deletedEntities: [REF('a')], deletedSets: [REF('a')] },
      day(2),
    );
    await store.write(reading, { deletedEntities: [REF('b')] }, day(8));

    const limits = { deletedBefore: day(3), ownedBefore: day(1) };
    expect(await store.purge(limits)).toEqual({
      entity: 1,
      identifier_set: 1,
      source: 0,
      owner_history: 1,
      feedback: 0,
    });

    expect(await store.readMark()).toMatchObject({
      revision: 3,
      purgedThrough: 2,
    });
    expect(
      (await all(store.streamEntitiesChangedSince(0))).map(it => it.entityRef),
    ).toEqual([REF('c'), REF('b')]);
    expect(await store.findOwnerHistory(REF('a'), 10)).toEqual([]);
    expect(await store.findOwnerHistory(REF('b'), 10)).toHaveLength(1);

    expect(
      await store.purge({ deletedBefore: day(3), ownedBefore: day(9) }),
    ).toMatchObject({ entity: 0, owner_history: 1 });
    expect((await store.readMark()).purgedThrough).toBe(2);
  });
});
