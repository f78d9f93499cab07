import fc from 'fast-check';
import { allAt, standing } from './__testUtils__/builders';
import { coverageOf, distributionOf, medianLevel } from './distribution';

describe('distributionOf', () => {
  it('counts teams by level, and apart from them the unmeasured', () => {
    const rows = [
      allAt(2, { ownership: 0 }),
      allAt(4, { ownership: 1 }),
      allAt(undefined, { ownership: 3 }),
      [standing('ownership', 3)],
    ];
    const found = distributionOf(rows);
    expect(found).toHaveLength(6);
    expect(found[0]).toEqual({
      capability: 'self-service-deployment',
      byLevel: [0, 0, 1, 0, 1],
      unmeasured: 2,
      median: 2,
    });
    expect(found[4]).toEqual({
      capability: 'ownership',
      byLevel: [1, 1, 0, 2, 0],
      unmeasured: 0,
      median: 1,
    });
  });

  it('says no median of nobody', () => {
    expect(distributionOf([])[3]).toEqual({
      capability: 'code-review',
      byLevel: [0, 0, 0, 0, 0],
      unmeasured: 0,
    });
  });

  it('leaves out no team', () => {
    const row = fc
      .option(fc.integer({ min: 0, max: 4 }), { nil: undefined })
      .map(level => allAt(level));
    fc.assert(
      fc.property(fc.array(row), rows => {
        for (const { byLevel, unmeasured } of distributionOf(rows)) {
          expect(byLevel.reduce((a, b) => a + b, unmeasured)).toBe(rows.length);
        }
      }),
    );
  });
});

describe('medianLevel', () => {
  it.each([
    [[1, 1, 1], 1],
    [[2, 1, 1], 0],
    [[1, 0, 0, 1], 0],
    [[0, 0, 5], 2],
    [[0, 1, 0, 2], 3],
    [[0, 0], undefined],
    [[], undefined],
  ])('of %j is %j', (byLevel, median) => {
    expect(medianLevel(byLevel)).toBe(median);
  });

  it('is the middle one of all in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 1 }), levels => {
        const byLevel = [0, 1, 2, 3, 4].map(
          level => levels.filter(it => it === level).length,
        );
        const sorted = [...levels].sort((a, b) => a - b);
        expect(medianLevel(byLevel)).toBe(
          sorted[Math.floor((sorted.length - 1) / 2)],
        );
      }),
    );
  });
});

describe('coverageOf', () => {
  it('is what is known of what applies; what is exempt is in neither', () => {
    const rows = [
      [standing('ownership', 1, { pass: 2, fail: 1, exempt: 5 })],
      [standing('ownership', 0, { unknown: 4, stale: 1 })],
    ];
    expect(coverageOf(rows)).toBe(3 / 8);
  });

  it('is not said where nothing applies', () => {
    expect(coverageOf([])).toBeUndefined();
    expect(
      coverageOf([[standing('ownership', 4, { exempt: 2 })]]),
    ).toBeUndefined();
  });
});
