import { DAYS, dayRowsOf } from './dayRows';

describe('dayRowsOf', () => {
  const rows = dayRowsOf('group:default/team-0', {
    // A Sunday
    at: Date.UTC(2026, 10, 22, 9),
    seed: 1,
    model: {
      levels: 'levels',
      practices: 'practices',
      rules: [{ id: 'a', level: 1, capability: 'ownership' }],
    },
  });

  it('has each day before today once', () => {
    expect(rows).toHaveLength(DAYS);
    expect(new Set(rows.map(({ day }) => day)).size).toBe(DAYS);
    expect(rows[0].day).toBe('2026-11-21');
  });

  it('counts weeks from their Monday', () => {
    expect(rows.slice(0, 7).map(({ day, week }) => [day, week])).toEqual([
      ['2026-11-21', '2026-11-16'],
      ['2026-11-20', '2026-11-16'],
      ['2026-11-19', '2026-11-16'],
      ['2026-11-18', '2026-11-16'],
      ['2026-11-17', '2026-11-16'],
      ['2026-11-16', '2026-11-16'],
      ['2026-11-15', '2026-11-09'],
    ]);
  });

  it('has a level, or none, of each capability', () => {
    expect(Object.keys(rows[0].levels as object)).toHaveLength(6);
  });
});
