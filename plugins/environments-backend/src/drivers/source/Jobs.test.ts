import { Jobs } from './Jobs';

describe('Jobs', () => {
  const { signal } = new AbortController();
  const atOnce = { waitMs: 0, signal };
  const patiently = { waitMs: 60_000, signal };
  let now: number;
  let jobs: Jobs;

  beforeEach(() => {
    now = 0;
    jobs = new Jobs({ now: () => now });
  });

  afterEach(() => jobs.close());

  /** Begins work whose end nobody waits for. */
  async function leave(value: string): Promise<void> {
    let finish = () => {};
    const work = () =>
      new Promise<string>(resolve => {
        finish = () => resolve(value);
      });
    const first = await jobs.run('key', work, atOnce);
    expect(first).toEqual({ kind: 'running' });
    finish();
    // What follows from it has happened after the next turn of the event loop.
    await new Promise(setImmediate);
  }

  it('tells who asks again how it went', async () => {
    await leave('one');
    now = 60_000;
    expect(await jobs.run('key', async () => 'two', patiently)).toEqual({
      kind: 'done',
      value: 'one',
    });
    expect(await jobs.run('key', async () => 'two', patiently)).toEqual({
      kind: 'done',
      value: 'two',
    });
  });

  it('forgets how it went when nobody asks for a long time', async () => {
    await leave('one');
    now = 60_001;
    expect(await jobs.run('key', async () => 'two', patiently)).toEqual({
      kind: 'done',
      value: 'two',
    });
  });

  it('ends what is not wanted any more, and only that', async () => {
    const ended: string[] = [];
    const work = (name: string) => (stop: AbortSignal) =>
      new Promise<string>((_, reject) => {
        stop.addEventListener('abort', () => {
          ended.push(name);
          reject(stop.reason);
        });
      });
    await jobs.run('a/one', work('one'), atOnce);
    await jobs.run('b/two', work('two'), atOnce);

    await jobs.end(key => key.startsWith('a/'));

    expect(ended).toEqual(['one']);
    expect(await jobs.run('a/one', async () => 'anew', patiently)).toEqual({
      kind: 'done',
      value: 'anew',
    });
    expect(await jobs.run('b/two', async () => 'anew', atOnce)).toEqual({
      kind: 'running',
    });
  });
});
