import {
  directionOf,
  filtersOf,
  isFiltered,
  MY_TEAMS,
  nextOrder,
  NO_FILTERS,
  paramsOf,
  placeOf,
  queryOf,
  RowFilters,
  withPlace,
} from './rowFilters';

const read = (search: string) => filtersOf(new URLSearchParams(search));

describe('filtersOf', () => {
  it('reads an address', () => {
    expect(
      read(
        '?text=pay&team=mine&level=2&level=0&tier=2&tier=1&check=has-runbook&status=stale&status=fail&sort=-score',
      ),
    ).toEqual({
      text: 'pay',
      team: 'mine',
      isOwnOnly: false,
      levels: [0, 2],
      isUnmeasured: false,
      tiers: [1, 2],
      check: 'has-runbook',
      statuses: ['fail', 'stale'],
      order: '-score',
    });
  });

  it.each([
    ['nothing', '', NO_FILTERS],
    ['levels that are none', '?level=-1&level=1e3&level=', NO_FILTERS],
    ['tiers that are none', '?tier=7&tier=5&tier=one', NO_FILTERS],
    ['a team that is no ref', '?team=payments', NO_FILTERS],
    ['a check that is none', '?check=__proto__', NO_FILTERS],
    ['statuses that are none', '?status=ugly', NO_FILTERS],
    ['an order that is none', '?sort=-ugly', NO_FILTERS],
    ['an unmeasured that is none', '?unmeasured=false', NO_FILTERS],
    [
      'a level of what is unmeasured, which says nothing',
      '?unmeasured=true&level=2',
      { ...NO_FILTERS, isUnmeasured: true },
    ],
    [
      'a ref in any case',
      '?team=Group:Payments-Core',
      { ...NO_FILTERS, team: 'group:default/payments-core' },
    ],
    [
      'an owner, which says more than a team',
      '?team=mine&owner=group:default/ledger',
      { ...NO_FILTERS, team: 'group:default/ledger', isOwnOnly: true },
    ],
    [
      'a text that is too long',
      `?text=${'x'.repeat(5000)}`,
      { ...NO_FILTERS, text: 'x'.repeat(200) },
    ],
  ])('copes with %s', (_, search, expected) => {
    expect(read(search)).toEqual(expected);
  });
});

describe('paramsOf', () => {
  it.each<[string, RowFilters]>([
    ['nothing', NO_FILTERS],
    [
      'everything',
      {
        text: 'a&level=1 #?+%20 ü',
        team: MY_TEAMS,
        isOwnOnly: false,
        levels: [0, 4],
        isUnmeasured: false,
        tiers: [1],
        check: 'has-runbook',
        statuses: ['unknown'],
        order: 'tier',
      },
    ],
    ['what is unmeasured', { ...NO_FILTERS, isUnmeasured: true }],
    [
      'an owner',
      { ...NO_FILTERS, team: 'group:default/ledger', isOwnOnly: true },
    ],
  ])('writes what filtersOf reads: %s', (_, filters) => {
    expect(read(paramsOf(filters).toString())).toEqual(filters);
  });

  it('goes back to the first page, and keeps parameters of others', () => {
    const params = paramsOf(
      { ...NO_FILTERS, tiers: [1] },
      new URLSearchParams('?text=a&page=3&cursor=abc&theme=dark'),
    );
    expect(params.toString()).toBe('theme=dark&tier=1');
  });

  it('says no statuses without a check', () => {
    expect(paramsOf({ ...NO_FILTERS, statuses: ['fail'] }).toString()).toBe('');
  });
});

describe('the page', () => {
  it.each([
    ['', { page: 1 }],
    ['?page=3&cursor=abc', { page: 3, cursor: 'abc' }],
    ['?page=3', { page: 1 }],
    ['?page=x&cursor=abc', { page: 1 }],
    ['?page=1&cursor=abc', { page: 1 }],
  ])('of %s', (search, expected) => {
    expect(placeOf(new URLSearchParams(search))).toEqual(expected);
  });

  it('is written beside the filters', () => {
    const second = withPlace(new URLSearchParams('tier=1'), {
      page: 2,
      cursor: 'abc',
    });
    expect(second.toString()).toBe('tier=1&page=2&cursor=abc');
    expect(withPlace(second, { page: 1 }).toString()).toBe('tier=1');
  });
});

describe('isFiltered', () => {
  it.each<[Partial<RowFilters>, boolean]>([
    [{}, false],
    [{ text: '  ' }, false],
    [{ order: 'score' }, false],
    [{ text: 'pay' }, true],
    [{ levels: [0] }, true],
    [{ isUnmeasured: true }, true],
    [{ team: MY_TEAMS }, true],
    [{ check: 'a' }, true],
  ])('%j: %s', (some, expected) => {
    expect(isFiltered({ ...NO_FILTERS, ...some })).toBe(expected);
  });
});

describe('queryOf', () => {
  const mine = ['user:default/ada.byron', 'group:default/payments-core'];

  it('asks for everything without filters', () => {
    expect(queryOf(NO_FILTERS, mine)).toEqual({});
  });

  it.each<[string, Partial<RowFilters>, string[], object]>([
    [
      'my teams',
      { team: MY_TEAMS },
      mine,
      { team: ['group:default/payments-core'] },
    ],
    [
      'what is mine, of who is in no team',
      { team: MY_TEAMS },
      mine.slice(0, 1),
      { owner: ['user:default/ada.byron'] },
    ],
    [
      'what my teams own themselves',
      { team: MY_TEAMS, isOwnOnly: true },
      mine,
      { owner: mine },
    ],
    [
      'a team with those below it',
      { team: 'group:default/money' },
      [],
      { team: ['group:default/money'] },
    ],
    [
      'what a team owns itself',
      { team: 'group:default/money', isOwnOnly: true },
      [],
      { owner: ['group:default/money'] },
    ],
    [
      'a check, by its statuses',
      { check: 'a', statuses: ['fail'] },
      [],
      { check: 'a', checkStatus: ['fail'] },
    ],
    ['what is unmeasured', { isUnmeasured: true }, [], { unmeasured: true }],
    [
      'what has no level, apart from what is unmeasured',
      { levels: [0, 2] },
      [],
      { level: [0, 2], unmeasured: false },
    ],
    ['a level', { levels: [2] }, [], { level: [2] }],
    ['a check, unless it passes', { check: 'a' }, [], { check: 'a' }],
  ])('asks for %s', (_name, some, refs, expected) => {
    expect(queryOf({ ...NO_FILTERS, ...some }, refs)).toEqual(expected);
  });
});

describe('sorting', () => {
  it('goes up, down, and back to how it was', () => {
    const first = nextOrder('score', '-title');
    const second = nextOrder('score', first);
    expect([first, second, nextOrder('score', second)]).toEqual([
      'score',
      '-score',
      undefined,
    ]);
  });

  it('says by which column', () => {
    expect([
      directionOf('score', 'score'),
      directionOf('score', '-score'),
      directionOf('title', '-score'),
    ]).toEqual(['ascending', 'descending', undefined]);
  });
});
