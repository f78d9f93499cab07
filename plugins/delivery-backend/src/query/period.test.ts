import {
  mondayOf,
  periodBefore,
  readHourlyPeriod,
  readPeriod,
  weeksOf,
} from './period';

const now = new Date('2026-09-30T10:45:00.000Z');
const at = (text: string) => Date.parse(text);

describe('readPeriod', () => {
  it.each([
    [{}, '2026-09-02T10:45:00.000Z', '2026-09-30T10:45:00.000Z'],
    [
      { to: '2026-03-29' },
      '2026-03-01T00:00:00.000Z',
      '2026-03-29T00:00:00.000Z',
    ],
    [
      { from: '2026-09-01T00:00:00+02:00' },
      '2026-08-31T22:00:00.000Z',
      '2026-09-30T10:45:00.000Z',
    ],
    [
      { from: '2024-08-16', to: '2026-09-30' },
      '2024-08-16T00:00:00.000Z',
      '2026-09-30T00:00:00.000Z',
    ],
  ])('reads %j', (asked, from, to) => {
    expect(readPeriod(asked, { now })).toEqual({ from: at(from), to: at(to) });
  });

  it.each([
    [{ from: '2026-09-30', to: '2026-09-30' }, 'from must be before to'],
    [{ from: '2026-12-01' }, 'from must be before to'],
    [
      { from: '2024-08-15', to: '2026-09-30' },
      'is 776 days: ask for at most 25 months (775 days)',
    ],
    [
      { to: '2026-10-03' },
      'to is 2026-10-03T00:00:00.000Z, which is to come: it must be 2026-10-02T10:45:00.000Z or before',
    ],
    [{ from: '1' }, "from is '1': it must be a time such as"],
    [{ to: '2026-02-31T25:00:00Z' }, 'it must be a time'],
    [{ from: '1969-12-31' }, 'it must be a time'],
    [{ from: '2026-09-01 00:00' }, 'it must be a time'],
  ])('refuses %j', (asked, problem) => {
    expect(() => readPeriod(asked, { now })).toThrow(problem);
  });
});

describe('readHourlyPeriod', () => {
  it('ends with the last whole hour unless an end is said', () => {
    expect(readHourlyPeriod({}, { now, days: 84 })).toEqual({
      from: at('2026-07-08T10:00:00.000Z'),
      to: at('2026-09-30T10:00:00.000Z'),
    });
    expect(readHourlyPeriod({ to: '2026-09-30T10:30:00Z' }, { now }).to).toBe(
      at('2026-09-30T10:30:00.000Z'),
    );
  });
});

describe('periodBefore', () => {
  it('is as long', () => {
    expect(periodBefore({ from: 100, to: 130 })).toEqual({ from: 70, to: 100 });
  });
});

describe('weeksOf', () => {
  it.each([
    // From a Wednesday until just after a Monday begins
    [
      '2026-09-02T10:00:00.000Z',
      '2026-09-14T00:00:00.001Z',
      ['2026-08-31', '2026-09-07', '2026-09-14'],
    ],
    ['2026-09-07T00:00:00.000Z', '2026-09-14T00:00:00.000Z', ['2026-09-07']],
    // ISO week 1 of 2027 begins in it
    [
      '2026-12-31T00:00:00.000Z',
      '2027-01-05T00:00:00.000Z',
      ['2026-12-28', '2027-01-04'],
    ],
  ])('of %s to %s begin on Mondays', (from, to, weeks) => {
    expect(
      weeksOf({ from: at(from), to: at(to) }).map(it =>
        new Date(it).toISOString(),
      ),
    ).toEqual(weeks.map(it => `${it}T00:00:00.000Z`));
  });

  it('begin with the Monday of any time', () => {
    expect(mondayOf(at('2026-09-13T23:59:59.999Z'))).toBe(at('2026-09-07'));
    expect(mondayOf(at('1970-01-01'))).toBe(at('1969-12-29'));
  });
});
