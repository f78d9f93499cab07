import fc from 'fast-check';
import { parseQuarter, previousQuarter, quarterOf } from './quarters';

describe('quarters', () => {
  it.each([
    ['2026-01-01T00:00:00.000Z', '2026-Q1'],
    ['2026-03-31T23:59:59.999Z', '2026-Q1'],
    ['2026-04-01T00:00:00.000Z', '2026-Q2'],
    ['2026-11-22T06:00:00.000Z', '2026-Q4'],
    ['2026-12-31T23:59:59.999Z', '2026-Q4'],
    // Still the old year by UTC
    ['2027-01-01T00:30:00.000+01:00', '2026-Q4'],
  ])('%s is in %s', (time, quarter) => {
    expect(quarterOf(new Date(time))).toBe(quarter);
  });

  it('has a beginning and an end', () => {
    expect(parseQuarter('2026-Q4')).toEqual({
      quarter: '2026-Q4',
      from: new Date('2026-10-01T00:00:00.000Z'),
      to: new Date('2027-01-01T00:00:00.000Z'),
    });
  });

  it.each(['2026-Q5', '2026-Q0', '2026Q4', '26-Q4', '2026-Q4 ', '0050-Q1', ''])(
    "knows no quarter '%s'",
    text => {
      expect(parseQuarter(text)).toBeUndefined();
      expect(() => previousQuarter(text)).toThrow(
        `quarter is '${text}'; it must be one such as 2026-Q4`,
      );
    },
  );

  it('has one before', () => {
    expect(previousQuarter('2026-Q4')).toBe('2026-Q3');
    expect(previousQuarter('2026-Q1')).toBe('2025-Q4');
  });

  it('follows without a gap', () => {
    const times = fc.date({
      min: new Date('1971-01-01'),
      max: new Date('2999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(times, time => {
        const now = parseQuarter(quarterOf(time));
        const before = parseQuarter(previousQuarter(quarterOf(time)));
        expect(now!.from.getTime()).toBeLessThanOrEqual(time.getTime());
        expect(now!.to.getTime()).toBeGreaterThan(time.getTime());
        expect(before!.to).toEqual(now!.from);
      }),
    );
  });
});
