import { GAP_KINDS } from '../gaps/gapKinds';
import {
  filtersOf,
  GapFilters,
  isFiltered,
  MY_TEAMS,
  NO_FILTERS,
  paramsOf,
  queryOf,
  TIERS,
} from './filters';

const read = (search: string) => filtersOf(new URLSearchParams(search));

describe('filtersOf', () => {
  it('reads an address', () => {
    expect(
      read('?kind=no-runbook&kind=unowned&tier=2&tier=1&owner=mine&text=pay'),
    ).toEqual({
      kinds: ['unowned', 'no-runbook'],
      tiers: [1, 2],
      owner: 'mine',
      text: 'pay',
    });
  });

  it.each([
    ['nothing', '', NO_FILTERS],
    ['kinds that are none', '?kind=ugly&kind=__proto__', NO_FILTERS],
    ['tiers that are none', '?tier=0&tier=5&tier=one&tier=', NO_FILTERS],
    ['an owner that is no ref', '?owner=payments', NO_FILTERS],
    ['an owner without a name', '?owner=group:default/', NO_FILTERS],
    [
      'a ref in any case',
      '?owner=Group:Payments-Core',
      { ...NO_FILTERS, owner: 'group:default/payments-core' },
    ],
    [
      'one kind twice',
      '?kind=unowned&kind=unowned',
      { ...NO_FILTERS, kinds: ['unowned'] },
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
  it.each<[string, GapFilters]>([
    ['nothing', NO_FILTERS],
    [
      'everything',
      { kinds: [...GAP_KINDS], tiers: [...TIERS], owner: MY_TEAMS, text: 'a' },
    ],
    ['an owner', { ...NO_FILTERS, owner: 'group:default/ledger' }],
    ['signs of addresses', { ...NO_FILTERS, text: 'a&kind=b #?+%20 ü' }],
  ])('writes what filtersOf reads: %s', (_, filters) => {
    expect(read(paramsOf(filters).toString())).toEqual(filters);
  });

  it('replaces its own parameters and keeps those of others', () => {
    const params = paramsOf(
      { ...NO_FILTERS, tiers: [1] },
      new URLSearchParams('?kind=unowned&text=pay&theme=dark'),
    );
    expect(params.toString()).toBe('theme=dark&tier=1');
  });
});

describe('isFiltered', () => {
  it.each([
    [{}, false],
    [{ text: '  ' }, false],
    [{ text: 'pay' }, true],
    [{ tiers: [1] }, true],
    [{ owner: MY_TEAMS }, true],
    [{ kinds: ['unowned'] }, true],
  ] as Array<[Partial<GapFilters>, boolean]>)('%j: %s', (some, expected) => {
    expect(isFiltered({ ...NO_FILTERS, ...some })).toBe(expected);
  });
});

describe('queryOf', () => {
  const mine = ['user:default/ada.byron', 'group:default/payments-core'];

  it('asks for everything without filters', () => {
    expect(queryOf(NO_FILTERS, mine)).toEqual({});
  });

  it.each([
    [MY_TEAMS, mine],
    ['group:default/ledger', ['group:default/ledger']],
    [undefined, undefined],
  ])('asks for the owner %s', (owner, expected) => {
    expect(queryOf({ ...NO_FILTERS, owner }, mine).owner).toEqual(expected);
  });

  it('asks for no more owners than the backend takes', () => {
    const many = Array.from({ length: 130 }, (_, index) => `group:a/g${index}`);
    const { owner } = queryOf({ ...NO_FILTERS, owner: MY_TEAMS }, many);
    expect(owner).toEqual(many.slice(0, 100));
  });

  it('asks for what else is chosen', () => {
    expect(
      queryOf(
        {
          kinds: ['no-runbook'],
          tiers: [1, 2],
          owner: undefined,
          text: ' pay ',
        },
        [],
      ),
    ).toEqual({ kind: ['no-runbook'], tier: [1, 2], text: 'pay' });
  });
});
