import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { StoredGap } from '../domain/gaps/storedGap';
import { all } from './__testUtils__/builders';
import { GapStore } from './GapStore';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-ownership-backend',
  'migrations',
);

const day = (number: number) =>
  new Date(`2026-03-${String(number).padStart(2, '0')}T00:00:00.000Z`);

const gap = (name: string, rest: Partial<StoredGap> = {}): StoredGap => ({
  id: `unowned:component:default/${name}`,
  kind: 'unowned',
  entityRef: `component:default/${name}`,
  since: day(1),
  title: name,
  owners: [],
  detail: {},
  ...rest,
});

describeEachDatabase('GapStore', { migrations }, ({ create }) => {
  async function setUp() {
    const knex = await create();
    const store = new GapStore(knex);
    const open = (...gaps: StoredGap[]) =>
      store.write({ gaps, closed: [] }, day(1));
    const close = (date: Date, ...gaps: StoredGap[]) =>
      store.write({ gaps: [], closed: gaps.map(({ id }) => id) }, date);
    return { knex, store, open, close };
  }

  it('begins empty', async () => {
    const { store } = await setUp();

    expect(await store.readMark()).toEqual({ revision: 0, purgedThrough: 0 });
    expect(await all(store.streamGaps())).toEqual([]);
  });

  it('gives back gaps as they were', async () => {
    const { store, open } = await setUp();
    const detailed = gap('a', {
      title: 'Ä',
      tier: 2,
      owners: ['group:default/a', 'user:default/b'],
      detail: {
        schedule: 'core',
        named: [
          { entityRef: 'group:default/c', by: 'feed x', confidence: 0.7 },
        ],
      },
    });

    await open(gap('b'), detailed);
    await store.endRefresh(day(2));

    expect(await all(store.streamGaps())).toEqual([detailed, gap('b')]);
    expect(await store.readMark()).toEqual({
      revision: 1,
      purgedThrough: 0,
      refreshedAt: day(2),
    });
  });

  it('keeps since when a gap is there, whatever else is written', async () => {
    const { store, open } = await setUp();
    await open(gap('a'));

    await open(gap('a', { since: day(5), title: 'A', tier: 1 }));

    expect(await all(store.streamGaps())).toEqual([
      gap('a', { title: 'A', tier: 1 }),
    ]);
  });

  it('marks gaps as closed, once, and takes up those that come back', async () => {
    const { store, open, close } = await setUp();
    await open(gap('a'), gap('b'));
    await close(day(2), gap('a'));
    await close(day(3), gap('a'), gap('unheard-of'));

    expect(await all(store.streamGaps())).toEqual([
      gap('a', { closedAt: day(2) }),
      gap('b'),
    ]);

    await open(gap('a', { since: day(4) }));
    expect(await all(store.streamGaps())).toEqual([gap('a'), gap('b')]);
  });

  it('tells what changed since a revision, in pages', async () => {
    const { store, open, close } = await setUp();
    const names = ['a', 'b', 'c', 'd', 'e'];
    await open(gap('z'));
    const { revision } = await store.readMark();
    await open(...names.map(name => gap(name)));
    await close(day(2), gap('b'));

    const pages: string[][] = [];
    for await (const page of store.streamGapsChangedSince(revision, 2)) {
      pages.push(page.map(({ title }) => title));
    }

    expect(pages).toEqual([['a', 'c'], ['d', 'e'], ['b']]);
    expect(await all(store.streamGaps(2))).toHaveLength(6);
  });

  it('deletes what was closed long ago, and says how far', async () => {
    const { store, open, close } = await setUp();
    await open(gap('a'), gap('b'), gap('c'));
    await close(day(2), gap('a'));
    await close(day(8), gap('b'));

    expect(await store.purgeClosedBefore(day(2))).toBe(0);
    expect(await store.purgeClosedBefore(day(3))).toBe(1);

    expect((await all(store.streamGaps())).map(it => it.title)).toEqual([
      'b',
      'c',
    ]);
    expect(await store.readMark()).toEqual({ revision: 3, purgedThrough: 2 });
    await open(gap('a', { since: day(9) }));
    expect((await all(store.streamGaps()))[0].since).toEqual(day(9));
  });

  it('writes a hundred with as many statements as one', async () => {
    const { knex, store } = await setUp();
    const write = (names: string[]) =>
      countStatements(knex, () =>
        store.write(
          {
            gaps: names.map(name => gap(name)),
            closed: names.map(name => gap(`old-${name}`).id),
          },
          day(1),
        ),
      );

    const one = await write(['one']);
    const many = await write(
      Array.from({ length: 100 }, (_, index) => `many-${index}`),
    );

    expect(many.count).toBe(one.count);
    expect(one.count).toBeLessThanOrEqual(3);
  });
});
