import fc from 'fast-check';
import { Link, LinkClass } from '../types';
import { CONFIDENCE } from './confidence';
import { Correction, settleLinks } from './settleLinks';

const from = { kind: 'incident', id: 'i' } as const;
const to = (id: string) => ({ kind: 'deployment', id } as const);
const link = (id: string, kind: LinkClass, over = {}): Link => ({
  from,
  to: to(id),
  class: kind,
  confidence: CONFIDENCE[kind],
  evidence: `why ${id}`,
  ...over,
});
const said = (
  at: number,
  kind: 'is' | 'isNot' | 'none',
  id = '',
): Correction => ({
  id: `correction-${at}`,
  at,
  from,
  reason: 'I was there',
  ...(kind === 'none' ? { kind } : { kind, to: to(id) }),
});
const settled = (links: Link[], ...corrections: Correction[]) =>
  settleLinks(links, corrections).map(it => `${it.to.id} ${it.class}`);

describe('settleLinks', () => {
  it('keeps the strongest class of each beginning', () => {
    expect(
      settled([
        link('a', 'proximity'),
        link('b', 'rollback'),
        link('c', 'rollback'),
        link('d', 'revert'),
      ]),
    ).toEqual(['b rollback', 'c rollback']);
  });

  it('keeps the surest link of a pair', () => {
    expect(
      settleLinks(
        [
          link('a', 'proximity', { confidence: 0.1 }),
          link('a', 'proximity', { confidence: 0.3 }),
        ],
        [],
      ),
    ).toEqual([link('a', 'proximity', { confidence: 0.3 })]);
  });

  it('puts what a person confirmed in the place of everything', () => {
    expect(settleLinks([link('a', 'explicit')], [said(1, 'is', 'b')])).toEqual([
      {
        from,
        to: to('b'),
        class: 'explicit',
        confidence: 1,
        evidence: 'A person said so: I was there',
      },
    ]);
  });

  it('lets the next take the place of what a person rejected', () => {
    const found = [link('a', 'revert'), link('b', 'proximity')];
    expect(settled(found, said(1, 'isNot', 'a'))).toEqual(['b proximity']);
  });

  it('links nothing where a person says that nothing led to it', () => {
    expect(settled([link('a', 'explicit')], said(1, 'none'))).toEqual([]);
  });

  it.each([
    ['is, then is not', [said(1, 'is', 'b'), said(2, 'isNot', 'b')], ['a']],
    ['is not, then is', [said(1, 'isNot', 'a'), said(2, 'is', 'a')], ['a']],
    ['nothing, then is', [said(1, 'none'), said(2, 'is', 'b')], ['b']],
    ['is, then nothing', [said(1, 'is', 'b'), said(2, 'none')], []],
    ['two that are', [said(1, 'is', 'b'), said(2, 'is', 'c')], ['b', 'c']],
  ])('follows the last word: %s', (_, corrections, expected) => {
    const found = settleLinks([link('a', 'revert')], corrections);
    expect(found.map(it => it.to.id)).toEqual(expected);
  });

  it('gives the same in whatever order links and corrections come', () => {
    const links = fc.array(
      fc
        .tuple(
          fc.constantFrom('a', 'b', 'c'),
          fc.constantFrom(...(Object.keys(CONFIDENCE) as LinkClass[])),
          fc.constantFrom('x', 'y'),
        )
        .map(([id, kind, evidence]) => link(id, kind, { evidence })),
      { maxLength: 6 },
    );
    const corrections = fc.uniqueArray(
      fc
        .tuple(
          fc.nat(9),
          fc.constantFrom('is' as const, 'isNot' as const, 'none' as const),
          fc.constantFrom('a', 'b'),
        )
        .map(([at, kind, id]) => said(at, kind, id)),
      { selector: ({ id }) => id, maxLength: 4 },
    );
    fc.assert(
      fc.property(links, corrections, (found, corrected) => {
        expect(
          settleLinks([...found, ...found].reverse(), corrected.toReversed()),
        ).toEqual(settleLinks(found, corrected));
      }),
    );
  });
});
