import { transition, trendPoint } from '../__testUtils__/scorecards';
import { trendOf, trendOfTransitions } from './trend';

const NOW = new Date('2026-11-21T00:00:00Z');

describe('trendOf', () => {
  it('has gaps where nothing was known', () => {
    expect(
      trendOf([
        trendPoint('2026-11-18', { score: 0.6 }),
        trendPoint('2026-11-19', { score: undefined }),
        trendPoint('2026-11-20', { score: 0.8 }),
      ]),
    ).toEqual({
      values: [0.6, undefined, 0.8],
      from: { at: '2026-11-18', score: 0.6 },
      to: { at: '2026-11-20', score: 0.8 },
    });
  });

  it('takes a day on which nothing was known for a gap, not for zero', () => {
    expect(
      trendOf([
        trendPoint('2026-11-18', { score: 0, coverage: 0 }),
        trendPoint('2026-11-19', { score: 0.5 }),
        trendPoint('2026-11-20', { score: 0.8 }),
      ]),
    ).toEqual({
      values: [undefined, 0.5, 0.8],
      from: { at: '2026-11-19', score: 0.5 },
      to: { at: '2026-11-20', score: 0.8 },
    });
  });

  it.each([
    ['no day', []],
    ['one day', [trendPoint('2026-11-18')]],
  ])('is none after %s', (_name, points) => {
    expect(trendOf(points)).toBeUndefined();
  });
});

describe('trendOfTransitions', () => {
  const steps = [
    transition({ at: '2026-11-11T00:00:00Z', score: 0.5 }),
    transition({ at: '2026-11-01T00:00:00Z', score: 0.25 }),
    transition({ at: '2026-11-16T00:00:00Z', score: 0.75 }),
  ];

  it('stays at a score until the next change', () => {
    const trend = trendOfTransitions(steps, 'production-readiness', NOW);
    expect(trend?.from).toEqual({ at: '2026-11-01T00:00:00Z', score: 0.25 });
    expect(trend?.to).toEqual({ at: '2026-11-16T00:00:00Z', score: 0.75 });
    // 20 days in 31 steps: the changes are after 15.5 and 23.25 of them.
    expect(trend?.values).toEqual([
      ...Array(16).fill(0.25),
      ...Array(8).fill(0.5),
      ...Array(8).fill(0.75),
    ]);
  });

  it('begins when something was known', () => {
    const first = transition({
      at: '2026-10-01T00:00:00Z',
      fromLevel: undefined,
      toLevel: 0,
      score: 0,
      checks: [{ checkId: 'a', title: 'A', to: 'unknown' }],
    });
    const trend = trendOfTransitions(
      [...steps, first],
      'production-readiness',
      NOW,
    );
    expect(trend?.from).toEqual({ at: '2026-11-01T00:00:00Z', score: 0.25 });
    expect(trend?.values[0]).toBeUndefined();
  });

  it('is none of another scorecard, and none after one change', () => {
    expect(trendOfTransitions(steps, 'security', NOW)).toBeUndefined();
    expect(
      trendOfTransitions(steps.slice(0, 1), 'production-readiness', NOW),
    ).toBeUndefined();
  });
});
