import { StageSpan } from '../domain/types';
import { first, hour, passage, START, THREE } from './__testUtils__/passages';
import { HOUR } from './units';
import { mergeTimes, Visit, visitsOf } from './visits';

/** Visits as `item arrival queue+touch work`, in hours. */
const shown = (visits: readonly Visit[]) =>
  visits.map(
    it =>
      `${it.item} ${(it.arrival - START) / HOUR} ${it.queue / HOUR}+${
        it.touch / HOUR
      } ${it.work}`,
  );

describe('visitsOf', () => {
  it.each<[string, StageSpan[], string[]]>([
    ['waits', passage('a', 'test', [2]), ['a 2 8+0 ahead']],
    ['is worked on', passage('a', 'test', [2, 5]), ['a 2 3+5 begun']],
    ['is done', passage('a', 'test', [2, 5, 6]), ['a 2 3+1 done']],
    [
      'is done after the period',
      passage('a', 'test', [2, 5, 30]),
      ['a 2 3+5 begun'],
    ],
    [
      'is begun after the period',
      passage('a', 'test', [2, 11, 12]),
      ['a 2 8+0 ahead'],
    ],
    [
      'came before the period',
      passage('a', 'test', [-5, 3, 4]),
      ['a 0 3+1 done'],
    ],
    ['left before the period', passage('a', 'test', [-5, -3, 0]), []],
    ['comes after the period', passage('a', 'test', [10, 11, 12]), []],
    [
      'waits for its merge after its review',
      [...passage('a', 'review', [1, 2, 3]), ...passage('a', 'review', [3])],
      ['a 1 1+1 done', 'a 3 7+0 none'],
    ],
    [
      'is deployed for two components',
      [
        ...passage('a', 'deploy', [1, 2, 3], { component: 'y' }),
        ...passage('a', 'deploy', [1, 2, 4], { component: 'x' }),
      ],
      ['a 1 1+2 done', 'a 1 1+1 done'],
    ],
  ])('of what %s', (_, spans, expected) => {
    expect(shown(visitsOf(spans, first(10)))).toEqual(expected);
    expect(shown(visitsOf(spans.toReversed(), first(10)))).toEqual(expected);
  });

  it.each<[Partial<StageSpan>, string]>([
    [{ end: START - 1 }, `test of 'a' is from ${START} to ${START - 1}`],
    [{ start: NaN }, `test of 'a' is from NaN to ${hour(1)}`],
  ])('refuses %j', (over, message) => {
    const [span] = passage('a', 'test', [0, 1]);
    expect(() => visitsOf([{ ...span, ...over }], first(10))).toThrow(
      `${message}: it must be finite times in order`,
    );
  });

  it('refuses a period that does not begin before it ends', () => {
    expect(() => visitsOf([], { from: 2, to: 2 })).toThrow(
      'period is from 2 to 2: it must begin before it ends',
    );
  });
});

describe('mergeTimes', () => {
  it('are when changes begin to wait for their first deployment', () => {
    const spans = [...THREE, ...passage('a', 'deploy', [20, 21, 22])];
    expect([...mergeTimes(spans)]).toEqual([
      ['a', hour(4)],
      ['b', hour(8)],
      ['c', hour(12)],
    ]);
  });
});
