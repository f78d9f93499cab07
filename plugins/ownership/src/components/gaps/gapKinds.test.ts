import {
  GAP_KINDS,
  isClosedByOwner,
  isGapKind,
  leavesNobody,
  toneOfGap,
} from './gapKinds';

describe('kinds of gaps', () => {
  it.each([
    // kind, tone, nobody to ask, another owner closes it
    ['unowned', 'negative', true, true],
    ['dangling-owner', 'negative', true, true],
    ['empty-team', 'negative', true, true],
    ['silent-on-call', 'negative', false, false],
    ['no-on-call', 'neutral', false, false],
    ['person-owner', 'warning', false, true],
    ['conflicting-sources', 'warning', false, true],
    ['no-channel', 'neutral', false, false],
    ['no-runbook', 'neutral', false, false],
  ] as const)('%s', (kind, tone, nobody, byOwner) => {
    expect([
      toneOfGap(kind),
      leavesNobody(kind),
      isClosedByOwner(kind),
    ]).toEqual([tone, nobody, byOwner]);
  });

  it.each([
    ['unowned', true],
    ['Unowned', false],
    ['toString', false],
    ['', false],
  ])('%j is one: %s', (text, expected) => {
    expect(isGapKind(text)).toBe(expected);
  });

  it('are listed once each', () => {
    expect(new Set(GAP_KINDS).size).toBe(9);
  });
});
