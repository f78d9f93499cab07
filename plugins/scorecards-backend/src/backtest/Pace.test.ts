import { Pace } from './Pace';

/** A pace whose work takes as long as it says. */
function paced(signal?: AbortSignal) {
  let time = 1_000;
  const pace = new Pace({ limitMs: 60_000, signal, elapsed: () => time });
  const take = (ms: number) => {
    time += ms;
  };
  return { pace, take, work: (ms: number) => pace.work(() => take(ms)) };
}

describe('Pace', () => {
  it.each<[number[], boolean]>([
    [[], false],
    [[19], false],
    [[20], true],
    [[7, 7, 7], true],
    [[600], true],
  ])('after %j ms the turn is over: %s', (pieces, expected) => {
    const { pace, work } = paced();
    pieces.forEach(work);

    expect(pace.isOver).toBe(expected);
  });

  it('begins a new turn after others had theirs', async () => {
    const { pace, work } = paced();
    work(25);
    const had: string[] = [];
    setImmediate(() => had.push('others'));

    await pace.pause();

    expect(had).toEqual(['others']);
    expect(pace.isOver).toBe(false);
  });

  it('does not count what is waited for', () => {
    const { pace, take, work } = paced();
    work(10);
    take(100_000);
    work(9);

    expect(pace.isOver).toBe(false);
  });

  it('ends after too much work, over all turns', async () => {
    const { pace, work } = paced();
    work(30_000);
    await pace.pause();
    work(30_000);

    expect(() => work(1)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message:
          'The definition is too expensive: evaluating it took more than 60 seconds; it needs fewer or simpler expressions',
      }),
    );
  });

  it('ends when others had it ended in their turn', async () => {
    const ended = new AbortController();
    const { pace, work } = paced(ended.signal);
    work(20);
    const reason = new Error('Nobody waits');
    setImmediate(() => ended.abort(reason));

    await expect(pace.pause()).rejects.toBe(reason);
    expect(() => work(1)).toThrow(reason);
  });

  it('returns what the work came to', () => {
    expect(paced().pace.work(() => 7)).toBe(7);
  });
});
