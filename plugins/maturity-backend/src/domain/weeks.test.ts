import fc from 'fast-check';
import { TeamDay, trendOf, weekOf, weeksOf } from './weeks';

const day = (
  entityRef: string,
  at: string,
  levels: TeamDay['levels'],
): TeamDay => ({ entityRef, day: at, levels });

describe('weeks', () => {
  it.each([
    // A Sunday, a Monday and a Sunday of 2026
    ['2026-11-22', '2026-11-16'],
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
    ['1970-01-01', '1969-12-29'],
  ])('%s is in the week of %s', (at, week) => {
    expect(weekOf(at)).toBe(week);
  });

  it('begins on the Monday before, whatever the day', () => {
    const times = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(times, time => {
        const at = time.toISOString().slice(0, 10);
        const week = weekOf(at);
        expect(new Date(week).getUTCDay()).toBe(1);
        const days = (Date.parse(at) - Date.parse(week)) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThan(7);
      }),
    );
  });

  it('has each week once, oldest first', () => {
    expect(
      weeksOf(['2026-11-23', '2026-11-10', '2026-11-29', '2026-11-09']),
    ).toEqual(['2026-11-09', '2026-11-23']);
  });
});

describe('trendOf', () => {
  it('counts each team on its last day of the week', () => {
    const trend = trendOf([
      day('a', '2026-11-10', { ownership: 1 }),
      day('a', '2026-11-15', { ownership: 2, 'code-review': null }),
      day('a', '2026-11-12', { ownership: 4 }),
      day('b', '2026-11-09', { ownership: 2 }),
      day('b', '2026-11-17', { ownership: null }),
    ]);
    expect(trend).toEqual([
      {
        week: '2026-11-09',
        byLevel: { ownership: [0, 0, 2, 0, 0], 'code-review': [0, 0, 0, 0, 0] },
        unmeasured: { ownership: 0, 'code-review': 1 },
      },
      {
        week: '2026-11-16',
        byLevel: { ownership: [0, 0, 0, 0, 0] },
        unmeasured: { ownership: 1 },
      },
    ]);
  });

  it('has the last weeks only', () => {
    const days = ['2026-11-02', '2026-11-09', '2026-11-16'].map(at =>
      day('a', at, { ownership: 1 }),
    );
    expect(trendOf(days, { weeks: 2 }).map(({ week }) => week)).toEqual([
      '2026-11-09',
      '2026-11-16',
    ]);
    expect(trendOf([])).toEqual([]);
  });

  it('is the same in whatever order days come', () => {
    const days = fc.uniqueArray(
      fc.record({
        entityRef: fc.constantFrom('a', 'b', 'c'),
        day: fc
          .integer({ min: 1, max: 28 })
          .map(n => `2026-11-${String(n).padStart(2, '0')}`),
        levels: fc.record({
          ownership: fc.option(fc.integer({ min: 0, max: 4 })),
        }),
      }),
      { selector: it => `${it.entityRef} ${it.day}` },
    );
    fc.assert(
      fc.property(days, given => {
        const trend = trendOf(given);
        expect(trendOf([...given].reverse())).toEqual(trend);
        expect(trend.map(({ week }) => week)).toEqual(
          weeksOf(given.map(it => it.day)),
        );
        for (const { week, byLevel, unmeasured } of trend) {
          const teams = new Set(
            given.filter(it => weekOf(it.day) === week).map(it => it.entityRef),
          );
          expect(
            byLevel.ownership?.reduce(
              (a, b) => a + b,
              unmeasured.ownership ?? 0,
            ),
          ).toBe(teams.size);
        }
      }),
    );
  });
});
