import fc from 'fast-check';
import { countByKind, filterGaps, listGaps, pageOf } from './gapPage';
import { GAP_KINDS, gapIdOf } from './kinds';
import { GapPosition, positionOf, StoredGap } from './storedGap';

const SINCE = new Date('2026-03-01T00:00:00.000Z');

const gap = (rest: Partial<StoredGap> = {}): StoredGap => {
  const { kind = 'unowned', entityRef = 'component:default/orders' } = rest;
  return {
    id: gapIdOf(kind, entityRef),
    kind,
    entityRef,
    since: SINCE,
    title: 'Orders',
    owners: [],
    detail: {},
    ...rest,
  };
};

const listed = (gaps: StoredGap[]) => listGaps(gaps, positionOf);

describe('listGaps', () => {
  it('has critical entities first, then bad gaps, then titles', () => {
    const gaps = [
      gap({ title: 'b', kind: 'no-runbook', tier: 1 }),
      gap({ title: 'a', kind: 'no-runbook', tier: 1 }),
      gap({ title: 'z', kind: 'unowned', tier: 1 }),
      gap({ title: 'A', kind: 'unowned' }),
      gap({ title: 'a', kind: 'unowned', tier: 4 }),
      gap({ title: 'closed', closedAt: SINCE }),
    ];
    expect(
      listed(gaps).map(({ gap: it }) => `${it.tier} ${it.kind} ${it.title}`),
    ).toEqual([
      '1 unowned z',
      '1 no-runbook a',
      '1 no-runbook b',
      '4 unowned a',
      'undefined unowned A',
    ]);
  });
});

describe('filterGaps', () => {
  const gaps = listed([
    gap({ title: 'Card vault', tier: 1, owners: ['group:default/payments'] }),
    gap({ entityRef: 'api:default/vault', kind: 'no-channel', title: 'V' }),
    gap({ entityRef: 'system:default/shop', title: 'Shop', tier: 2 }),
  ]);

  it.each([
    ['nothing', {}, ['Card vault', 'Shop', 'V']],
    ['the title', { text: 'card v' }, ['Card vault']],
    ['the title or the ref', { text: 'vault' }, ['Card vault', 'V']],
    ['a tier', { tiers: new Set([2, 3]) }, ['Shop']],
    [
      'an owner',
      { owners: new Set(['group:default/payments', 'group:default/x']) },
      ['Card vault'],
    ],
    ['all', { text: 'shop', tiers: new Set([1]) }, []],
    [
      'but not the kind',
      { kinds: new Set(['no-channel' as const]) },
      ['Card vault', 'Shop', 'V'],
    ],
  ])('goes by %s', (_, filter, expected) => {
    expect(filterGaps(gaps, filter).map(it => it.gap.title)).toEqual(expected);
  });

  it('counts what is left by kind', () => {
    expect(countByKind(gaps)).toEqual({ unowned: 2, 'no-channel': 1 });
  });
});

describe('pageOf', () => {
  const anyGap = fc
    .record({
      kind: fc.constantFrom(...GAP_KINDS),
      name: fc.stringMatching(/^[a-c]{1,3}$/),
      title: fc.stringMatching(/^[a-cA-C]{0,2}$/),
      tier: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    })
    .map(({ name, ...rest }) =>
      gap({ ...rest, entityRef: `component:default/${name}` }),
    );
  const anyGaps = fc
    .uniqueArray(anyGap, { selector: it => it.id, maxLength: 40 })
    .map(listed);

  /** All ids, page by page; the list may change in between. */
  function walk(
    pages: (turn: number) => ReturnType<typeof listed>,
    limit: number,
  ): string[] {
    const ids: string[] = [];
    let after: GapPosition | undefined;
    let turn = 0;
    do {
      const page = pageOf(pages(turn), { after, limit });
      ids.push(...page.items.map(({ id }) => id));
      after = page.last;
      turn += 1;
    } while (after);
    return ids;
  }

  it('goes through everything once, in order', () => {
    fc.assert(
      fc.property(anyGaps, fc.integer({ min: 1, max: 9 }), (gaps, limit) => {
        expect(walk(() => gaps, limit)).toEqual(gaps.map(it => it.gap.id));
      }),
    );
  });

  it('misses nothing that stays when others come and go', () => {
    fc.assert(
      fc.property(
        anyGaps,
        anyGaps,
        fc.integer({ min: 1, max: 5 }),
        (one, other, limit) => {
          const staying = new Map(one.map(it => [it.gap.id, it.gap]));
          const both = listed([
            ...new Map([
              ...other.map(it => [it.gap.id, it.gap] as const),
              ...staying,
            ]).values(),
          ]);
          const ids = walk(turn => (turn % 2 ? both : one), limit);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.filter(id => staying.has(id))).toEqual([
            ...staying.keys(),
          ]);
        },
      ),
    );
  });
});
