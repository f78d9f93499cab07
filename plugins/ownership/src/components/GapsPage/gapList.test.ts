import { gap, gapsPage } from '../../__testUtils__/gaps';
import { appendPage, kindCounts, startList, summarize } from './gapList';

const COUNTS = {
  'no-runbook': 5,
  unowned: 2,
  'dangling-owner': 3,
  'no-channel': 0,
};

describe('appendPage', () => {
  const a = gap('unowned', 'a');
  const b = gap('unowned', 'b');
  const c = gap('unowned', 'c');

  it('goes on from page to page', () => {
    const first = gapsPage([a, b], { pageInfo: { nextCursor: '2' } });
    const list = startList(first);
    expect([list.gaps, list.nextCursor]).toEqual([[a, b], '2']);

    const whole = appendPage(list, gapsPage([c]));
    expect([whole.gaps, whole.nextCursor]).toEqual([[a, b, c], undefined]);
  });

  it('shows a gap that moved to the next page once', () => {
    const list = startList(gapsPage([a, b]));
    expect(appendPage(list, gapsPage([b, c])).gaps).toEqual([a, b, c]);
  });

  it('keeps the counts of the first page', () => {
    const first = gapsPage([a], { counts: COUNTS });
    const list = appendPage(startList(first), gapsPage([b], { counts: {} }));
    expect(list.first.counts).toEqual(COUNTS);
  });
});

describe('kindCounts', () => {
  it('lists the kinds with gaps, the gravest first', () => {
    expect(kindCounts(COUNTS, [])).toEqual([
      { kind: 'unowned', count: 2 },
      { kind: 'dangling-owner', count: 3 },
      { kind: 'no-runbook', count: 5 },
    ]);
  });

  it('keeps a chosen kind that has none, so that it can be given up', () => {
    expect(kindCounts({ unowned: 2 }, ['no-channel'])).toEqual([
      { kind: 'unowned', count: 2 },
      { kind: 'no-channel', count: 0 },
    ]);
  });
});

describe('summarize', () => {
  it.each([
    ['all kinds', [], { total: 10, nobody: 5 }],
    ['one kind', ['no-runbook'], { total: 5, nobody: 0 }],
    ['two kinds', ['no-runbook', 'unowned'], { total: 7, nobody: 2 }],
    ['a kind without gaps', ['person-owner'], { total: 0, nobody: 0 }],
  ] as const)('sums up %s', (_, chosen, expected) => {
    expect(summarize(COUNTS, [...chosen])).toEqual(expected);
  });
});
