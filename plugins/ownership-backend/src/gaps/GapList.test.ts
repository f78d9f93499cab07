import { StoredGap } from '../domain/gaps/storedGap';
import { GapMark, GapStore } from '../store/GapStore';
import { GapList } from './GapList';

const NOW = new Date('2026-03-01T12:00:00.000Z');

const gap = (name: string, rest: Partial<StoredGap> = {}): StoredGap => ({
  id: `unowned:api:default/${name}`,
  kind: 'unowned',
  entityRef: `api:default/${name}`,
  since: NOW,
  title: name,
  owners: [],
  detail: {},
  ...rest,
});

/** What a store has, and what it is asked. */
class FakeStore {
  mark: GapMark = { revision: 0, purgedThrough: 0, refreshedAt: NOW };
  rows: Array<[number, StoredGap]> = [];
  error: Error | undefined;
  readonly asked: string[] = [];

  write(...gaps: StoredGap[]) {
    this.mark = { ...this.mark, revision: this.mark.revision + 1 };
    const ids = new Set(gaps.map(({ id }) => id));
    this.rows = [
      ...this.rows.filter(([, { id }]) => !ids.has(id)),
      ...gaps.map(it => [this.mark.revision, it] as [number, StoredGap]),
    ];
  }

  async readMark() {
    if (this.error) {
      throw this.error;
    }
    return this.mark;
  }

  async *streamGaps() {
    this.asked.push('all');
    yield this.rows.map(([, it]) => it);
  }

  async *streamGapsChangedSince(revision: number) {
    this.asked.push(`since ${revision}`);
    yield this.rows.filter(([at]) => at > revision).map(([, it]) => it);
  }
}

function setUp() {
  const store = new FakeStore();
  store.write(gap('a'), gap('b'));
  const list = new GapList({
    openStore: async () => store as unknown as GapStore,
  });
  const titles = async () => {
    await list.follow();
    return list.inOrder.map(it => it.gap.title);
  };
  return { store, list, titles };
}

describe('GapList', () => {
  it('reads everything once, and then what has changed', async () => {
    const { store, titles } = setUp();
    expect(await titles()).toEqual(['a', 'b']);
    expect(await titles()).toEqual(['a', 'b']);
    store.write(gap('a', { closedAt: NOW }), gap('c'));
    expect(await titles()).toEqual(['b', 'c']);
    expect(store.asked).toEqual(['all', 'since 1']);
  });

  it('reads everything anew when it has missed deletions', async () => {
    const { store, titles } = setUp();
    await titles();
    store.write(gap('a', { closedAt: NOW }));
    store.write(gap('c'));
    store.rows = store.rows.filter(([, { title }]) => title !== 'a');
    store.mark = { ...store.mark, purgedThrough: 2 };
    expect(await titles()).toEqual(['b', 'c']);
    expect(store.asked).toEqual(['all', 'since 1', 'all']);
  });

  it('reads everything anew when the database is an older one', async () => {
    const { store, titles } = setUp();
    store.write(gap('c'));
    await titles();
    store.mark = { ...store.mark, revision: 1 };
    store.rows = [[1, gap('a')]];
    expect(await titles()).toEqual(['a']);
  });

  it('knows open gaps only, apart from those that may come back', async () => {
    const { store, list } = setUp();
    const ago = (ms: number) => new Date(NOW.getTime() - ms);
    store.write(
      gap('b', { closedAt: ago(60_000) }),
      gap('c', { closedAt: ago(16 * 60_000) }),
    );
    await list.follow();
    expect([...list.gaps.keys()]).toEqual([gap('a').id, gap('b').id]);
    expect(list.find(gap('a').id)?.title).toBe('a');
    expect(list.find(gap('b').id)).toBeUndefined();
    expect(list.ofEntity('api:default/a')).toEqual([gap('a')]);
    expect(list.ofEntity('api:default/b')).toEqual([]);
  });

  it('goes on with what it has while the database is down', async () => {
    const { store, list, titles } = setUp();
    store.error = new Error('connection refused');
    await expect(list.follow()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    store.error = undefined;
    await titles();
    store.error = new Error('connection refused');
    expect(await list.follow()).toBe(store.error);
    expect(list.inOrder).toHaveLength(2);
  });

  it('does not wait for a slow database when it has something', async () => {
    const { store, list, titles } = setUp();
    await titles();
    jest.spyOn(store, 'readMark').mockReturnValueOnce(new Promise(() => {}));
    expect(await list.follow()).toMatchObject({
      message: 'The database has not answered within 1000 ms',
    });
  });
});
