import { checkBatch, ResolveBatch } from './request';

const NOW = new Date('2026-03-03T03:00:00.000Z');

const ask = (batch: Partial<ResolveBatch>) =>
  checkBatch({ questions: [{ query: 'orders' }], ...batch }, NOW);

describe('checkBatch', () => {
  it('fills in what is left out', () => {
    expect(ask({})).toEqual({
      inputs: ['orders'],
      at: undefined,
      limit: 5,
      withContact: false,
    });
  });

  it('takes text and payloads', () => {
    expect(
      ask({
        questions: [{ query: 'a' }, { payload: { b: 1 } }, { payload: null }],
        limit: 20,
        at: '2026-03-01T10:00:00+01:00',
        include: ['contact'],
      }),
    ).toEqual({
      inputs: ['a', { b: 1 }, null],
      at: new Date('2026-03-01T09:00:00.000Z'),
      limit: 20,
      withContact: true,
    });
  });

  it('takes a query of exactly one mebibyte', () => {
    const query = 'x'.repeat(1024 * 1024);

    expect(ask({ questions: [{ query }] }).inputs).toEqual([query]);
  });

  let deep: unknown = [];
  for (let depth = 0; depth < 100_000; depth++) {
    deep = [deep];
  }

  it.each<[string, Partial<ResolveBatch>, string]>([
    [
      'neither query nor payload',
      { questions: [{}] },
      "Neither 'query' nor 'payload' is given; give one: 'query' for text, 'payload' for JSON",
    ],
    [
      'both',
      { questions: [{ query: 'a', payload: {} }] },
      "Both 'query' and 'payload' are given; give one: 'query' for text, 'payload' for JSON",
    ],
    [
      'nothing but space',
      { questions: [{ query: ' \n' }] },
      "'query' is empty; paste a host, a stack trace, an alert, a name",
    ],
    [
      'too much, counted in bytes',
      { questions: [{ query: 'ü'.repeat(600_000) }] },
      "'query' is 1200000 bytes long; at most 1048576 (1 MiB) are read, so leave out what matters least",
    ],
    [
      'too large a payload',
      { questions: [{ payload: 'x'.repeat(1024 * 1024) }] },
      "'payload' is 1048578 bytes long; at most 1048576 (1 MiB) are read, so leave out what matters least",
    ],
    [
      'too deep a payload',
      { questions: [{ payload: deep }] },
      "'payload' is not JSON, or nested too deeply",
    ],
    [
      'the one of many that is wrong',
      { questions: [{ query: 'a' }, { query: '' }] },
      "queries[1]: 'query' is empty; paste a host, a stack trace, an alert, a name",
    ],
    [
      'too many questions',
      { questions: Array(1001).fill({ query: 'a' }) },
      'There are 1001 questions; at most 1000 are answered at once',
    ],
    ...[0, 21, 1.5, Number.NaN].map(
      limit =>
        [
          `limit ${limit}`,
          { limit },
          `'limit' is ${limit}; it must be a whole number from 1 to 20`,
        ] as [string, Partial<ResolveBatch>, string],
    ),
    ...['yesterday', '3 March 2026', '2026-13-01', '2026-03-01T25:00:00Z'].map(
      at =>
        [
          `time ${at}`,
          { at },
          `'at' is '${at}'; it must be a time in ISO 8601, such as 2026-03-03 or 2026-03-03T09:30:00Z`,
        ] as [string, Partial<ResolveBatch>, string],
    ),
    [
      'the future',
      { at: '2026-03-03T03:00:01Z' },
      "'at' is '2026-03-03T03:00:01Z', which is in the future; leave it out to ask about now",
    ],
  ])('refuses %s', (_, batch, message) => {
    let error: unknown;
    try {
      ask(batch);
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });
});
