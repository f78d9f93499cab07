import fc from 'fast-check';
import ICAL from 'ical.js';
import { parseComponent, propertyOf } from './jcal';
import { expandRule } from './recurrence';
import { readRecurrenceRule } from './recurrenceRule';
import { parseWrittenTime } from './wallTime';
import { WorkBudget, WorkBudgetExceededError } from './workBudget';

const wall = (text: string) => parseWrittenTime(text).wall;
const written = (time: number) => new Date(time).toISOString().slice(0, 16);

function expand(
  rule: string,
  {
    start = '1997-09-02T09:00:00',
    from = '1900-01-01',
    to = '2100-01-01',
    limit = 10,
  } = {},
): string[] {
  const event = parseComponent(`BEGIN:VEVENT\nRRULE:${rule}\nEND:VEVENT`);
  return expandRule(
    readRecurrenceRule(propertyOf(event, 'rrule')![3]),
    wall(start),
    { from: wall(from), to: wall(to) },
    new WorkBudget(1_000_000),
  )
    .slice(0, limit)
    .map(written);
}

const at9 = (...days: string[]) => days.map(day => `${day}T09:00`);

describe('expandRule', () => {
  // The examples of RFC 5545, section 3.8.5.3, in wall time.
  it.each([
    [
      'daily for 10 occurrences',
      'FREQ=DAILY;COUNT=10',
      {},
      at9(
        '1997-09-02',
        '1997-09-03',
        '1997-09-04',
        '1997-09-05',
        '1997-09-06',
        '1997-09-07',
        '1997-09-08',
        '1997-09-09',
        '1997-09-10',
        '1997-09-11',
      ),
    ],
    [
      'every 10 days, 5 occurrences',
      'FREQ=DAILY;INTERVAL=10;COUNT=5',
      {},
      at9('1997-09-02', '1997-09-12', '1997-09-22', '1997-10-02', '1997-10-12'),
    ],
    [
      'every day in January, seen from January 1999',
      'FREQ=YEARLY;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA',
      { start: '1998-01-01T09:00:00', from: '1999-01-30', limit: 3 },
      at9('1999-01-30', '1999-01-31', '2000-01-01'),
    ],
    [
      'every other week, weeks starting on Sunday',
      'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
      { limit: 4 },
      at9('1997-09-02', '1997-09-16', '1997-09-30', '1997-10-14'),
    ],
    [
      'every other week on Monday, Wednesday and Friday',
      'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,WE,FR',
      { start: '1997-09-01T09:00:00', limit: 6 },
      at9(
        '1997-09-01',
        '1997-09-03',
        '1997-09-05',
        '1997-09-15',
        '1997-09-17',
        '1997-09-19',
      ),
    ],
    [
      'the first Friday of the month',
      'FREQ=MONTHLY;COUNT=4;BYDAY=1FR',
      { start: '1997-09-05T09:00:00' },
      at9('1997-09-05', '1997-10-03', '1997-11-07', '1997-12-05'),
    ],
    [
      'every other month on the first and last Sunday',
      'FREQ=MONTHLY;INTERVAL=2;COUNT=6;BYDAY=1SU,-1SU',
      { start: '1997-09-07T09:00:00' },
      at9(
        '1997-09-07',
        '1997-09-28',
        '1997-11-02',
        '1997-11-30',
        '1998-01-04',
        '1998-01-25',
      ),
    ],
    [
      'the third-to-last day of the month',
      'FREQ=MONTHLY;BYMONTHDAY=-3',
      { start: '1997-09-28T09:00:00', limit: 6 },
      at9(
        '1997-09-28',
        '1997-10-29',
        '1997-11-28',
        '1997-12-29',
        '1998-01-29',
        '1998-02-26',
      ),
    ],
    [
      'the first and last day of the month',
      'FREQ=MONTHLY;COUNT=5;BYMONTHDAY=1,-1',
      { start: '1997-09-30T09:00:00' },
      at9('1997-09-30', '1997-10-01', '1997-10-31', '1997-11-01', '1997-11-30'),
    ],
    [
      'the 10th to 12th every 18 months',
      'FREQ=MONTHLY;INTERVAL=18;BYMONTHDAY=10,11,12',
      { start: '1997-09-10T09:00:00', limit: 4 },
      at9('1997-09-10', '1997-09-11', '1997-09-12', '1999-03-10'),
    ],
    [
      'every third year on the 1st, 100th and 200th day',
      'FREQ=YEARLY;INTERVAL=3;COUNT=5;BYYEARDAY=1,100,200',
      { start: '1997-01-01T09:00:00' },
      at9('1997-01-01', '1997-04-10', '1997-07-19', '2000-01-01', '2000-04-09'),
    ],
    [
      'the 20th Monday of the year',
      'FREQ=YEARLY;BYDAY=20MO',
      { start: '1997-05-19T09:00:00', limit: 3 },
      at9('1997-05-19', '1998-05-18', '1999-05-17'),
    ],
    [
      'Monday of week 20',
      'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
      { start: '1997-05-12T09:00:00', limit: 3 },
      at9('1997-05-12', '1998-05-11', '1999-05-17'),
    ],
    [
      'every Thursday in March',
      'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
      { start: '1997-03-13T09:00:00', limit: 4 },
      at9('1997-03-13', '1997-03-20', '1997-03-27', '1998-03-05'),
    ],
    [
      'every Friday the 13th',
      'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
      { limit: 3 },
      at9('1998-02-13', '1998-03-13', '1998-11-13'),
    ],
    [
      'the first Saturday after the first Sunday of the month',
      'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
      { start: '1997-09-13T09:00:00', limit: 3 },
      at9('1997-09-13', '1997-10-11', '1997-11-08'),
    ],
    [
      'election day in the United States',
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      { start: '1996-11-05T09:00:00', limit: 3 },
      at9('1996-11-05', '2000-11-07', '2004-11-02'),
    ],
    [
      'the third Tuesday, Wednesday or Thursday',
      'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
      { start: '1997-09-04T09:00:00' },
      at9('1997-09-04', '1997-10-07', '1997-11-06'),
    ],
    [
      'the second-to-last weekday of the month',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
      { start: '1997-09-29T09:00:00', limit: 4 },
      at9('1997-09-29', '1997-10-30', '1997-11-27', '1997-12-30'),
    ],
    [
      'every 3 hours of a day',
      'FREQ=HOURLY;INTERVAL=3',
      { limit: 3 },
      ['1997-09-02T09:00', '1997-09-02T12:00', '1997-09-02T15:00'],
    ],
    [
      'every 20 minutes from 9 to 10',
      'FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20,40',
      { limit: 7 },
      [
        '1997-09-02T09:00',
        '1997-09-02T09:20',
        '1997-09-02T09:40',
        '1997-09-02T10:00',
        '1997-09-02T10:20',
        '1997-09-02T10:40',
        '1997-09-03T09:00',
      ],
    ],
    [
      'two weeks, which begin on Monday',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      { start: '1997-08-05T09:00:00' },
      at9('1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'),
    ],
    [
      'two weeks, which begin on Sunday',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      { start: '1997-08-05T09:00:00' },
      at9('1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'),
    ],
    [
      'days that not every month has',
      'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
      { start: '2007-01-15T09:00:00' },
      at9('2007-01-15', '2007-01-30', '2007-02-15', '2007-03-15', '2007-03-30'),
    ],
    [
      'a 29 February',
      'FREQ=YEARLY',
      { start: '2024-02-29T09:00:00', to: '2040-01-01' },
      at9('2024-02-29', '2028-02-29', '2032-02-29', '2036-02-29'),
    ],
  ])('%s', (_, rule, options, expected) => {
    expect(expand(rule, { limit: expected.length, ...options })).toEqual(
      expected,
    );
  });

  it('finds occurrences far from the start at once', () => {
    const budget = new WorkBudget(100);
    const rule = readRecurrenceRule({ freq: 'DAILY', interval: 2 });
    const found = expandRule(
      rule,
      wall('1700-01-01T09:00:00'),
      { from: wall('2026-03-01'), to: wall('2026-03-05') },
      budget,
    );
    // From 1700-01-01 to 2026-03-01 it is 119,128 days, an even number.
    expect(found.map(written)).toEqual(at9('2026-03-01', '2026-03-03'));
  });

  it.each([
    ['a day that never comes', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'],
    ['a year that is never reached', 'FREQ=YEARLY;INTERVAL=999999999'],
    ['days of another century', 'FREQ=DAILY;INTERVAL=2000000000'],
    ['a week that no year has', 'FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6'],
  ])('ends for %s', (_, rule) => {
    expect(expand(rule, { from: '1999-01-01', to: '1999-12-31' })).toEqual([]);
  });

  it('stops at its budget', () => {
    const rule = readRecurrenceRule({
      freq: 'HOURLY',
      byminute: [0, 15, 30, 45],
    });
    expect(() =>
      expandRule(
        rule,
        wall('1997-01-01'),
        { from: wall('1997-01-01'), to: wall('2097-01-01') },
        new WorkBudget(50_000),
      ),
    ).toThrow(WorkBudgetExceededError);
  });

  it('agrees with ical.js where that is right and ends', () => {
    const weekdays = fc.uniqueArray(
      fc.constantFrom('SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'),
      { minLength: 1, maxLength: 3 },
    );
    const rules = fc.oneof(
      fc.record({ freq: fc.constant('DAILY') }),
      fc.record({ freq: fc.constant('WEEKLY'), byday: weekdays }),
      fc.record({
        freq: fc.constant('MONTHLY'),
        bymonthday: fc.uniqueArray(fc.integer({ min: 1, max: 28 }), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
      fc.record({
        freq: fc.constant('YEARLY'),
        bymonth: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), {
          minLength: 1,
          maxLength: 3,
        }),
        byday: weekdays,
      }),
    );
    const starts = fc.integer({
      min: wall('2020-01-01') / 60_000,
      max: wall('2030-01-01') / 60_000,
    });
    fc.assert(
      fc.property(
        rules,
        starts,
        fc.integer({ min: 1, max: 5 }),
        (parts, minute, interval) => {
          const start = minute * 60_000;
          const data = { ...parts, interval };
          const iterator = ICAL.Recur.fromData(structuredClone(data)).iterator(
            ICAL.Time.fromDateTimeString(
              new Date(start).toISOString().slice(0, 19),
            ),
          );
          const theirs = Array.from({ length: 12 }, () =>
            iterator.next().toString().slice(0, 16),
          );
          const ours = expandRule(
            readRecurrenceRule(data),
            start,
            { from: start, to: wall(`${theirs[11]}:01`) },
            new WorkBudget(1_000_000),
          );
          expect(ours.map(written)).toEqual(theirs);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('readRecurrenceRule', () => {
  it.each([
    [{ freq: 'SECONDLY' }, /repeats SECONDLY; a shift may repeat YEARLY/],
    [{ freq: 'MINUTELY' }, /repeats MINUTELY/],
    [{}, /repeats undefined/],
    [{ freq: 'DAILY', rscale: 'CHINESE' }, /'RSCALE', which is not supported/],
    [{ freq: 'WEEKLY', bymonthday: 3 }, /BYMONTHDAY, which FREQ=WEEKLY/],
    [{ freq: 'WEEKLY', byday: '2MO' }, /counts weekdays in BYDAY/],
    [{ freq: 'DAILY', count: 0 }, /COUNT=0; it must be 1 or more/],
    [{ freq: 'DAILY', until: 'soon' }, /'soon' is neither a date nor/],
    [{ freq: 'DAILY', until: '2026-02-30' }, /no date of the calendar/],
  ])('refuses %j', (data, message) => {
    expect(() => readRecurrenceRule(data)).toThrow(message);
  });
});
