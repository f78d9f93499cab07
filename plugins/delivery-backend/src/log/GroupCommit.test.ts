import fc from 'fast-check';
import { GroupCommit } from './GroupCommit';

/** Writes what it is given when it is told to. */
class Writer {
  readonly groups: number[][] = [];
  readonly #finish: Array<() => void> = [];

  write = async (items: readonly number[]) => {
    this.groups.push([...items]);
    await new Promise<void>(done => {
      this.#finish.push(done);
    });
    if (items.some(item => item < 0)) {
      throw new Error(`cannot write ${items}`);
    }
    return items.map(item => item * 10);
  };

  /** Until nothing is being written. */
  async finishAll() {
    for (;;) {
      await new Promise(setImmediate);
      const finish = this.#finish.shift();
      if (!finish) {
        return;
      }
      finish();
    }
  }
}

function setUp({ most = 100, atOnce = 1 } = {}) {
  const writer = new Writer();
  const commit = new GroupCommit<number, number>({
    write: writer.write,
    sizeOf: Math.abs,
    most,
    atOnce,
  });
  return { writer, commit };
}

describe('GroupCommit', () => {
  it('writes together what came in the meantime', async () => {
    const { writer, commit } = setUp();
    const results = Promise.all([1, 2, 3].map(it => commit.add(it)));
    await writer.finishAll();
    expect(await results).toEqual([10, 20, 30]);
    expect(writer.groups).toEqual([[1], [2, 3]]);
  });

  it('writes no more together than goes', async () => {
    const { writer, commit } = setUp({ most: 5 });
    const results = Promise.all([1, 2, 3, 9, 4].map(it => commit.add(it)));
    await writer.finishAll();
    await results;
    expect(writer.groups).toEqual([[1], [2, 3], [9], [4]]);
  });

  it('writes several groups at once', async () => {
    const { writer, commit } = setUp({ atOnce: 2 });
    const results = Promise.all([1, 2, 3].map(it => commit.add(it)));
    expect(writer.groups).toEqual([[1], [2]]);
    await writer.finishAll();
    await results;
    expect(writer.groups).toEqual([[1], [2], [3]]);
  });

  it('tells whose cannot be written, and writes the others', async () => {
    const { writer, commit } = setUp();
    const results = Promise.allSettled([1, 2, -3, 4].map(it => commit.add(it)));
    await writer.finishAll();
    expect(await results).toEqual([
      { status: 'fulfilled', value: 10 },
      { status: 'fulfilled', value: 20 },
      { status: 'rejected', reason: new Error('cannot write -3') },
      { status: 'fulfilled', value: 40 },
    ]);
  });

  it('gives each its own result, whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -3, max: 9 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 3 }),
        async (items, atOnce) => {
          const { writer, commit } = setUp({ most: 10, atOnce });
          const results = Promise.allSettled(items.map(it => commit.add(it)));
          await writer.finishAll();
          expect(
            (await results).map(it =>
              it.status === 'fulfilled' ? it.value : 'failed',
            ),
          ).toEqual(items.map(it => (it < 0 ? 'failed' : it * 10)));
        },
      ),
    );
  });
});
