import {
  adaWeekly,
  calendarOf,
  event,
  onCall,
  WEEK_MS,
} from './__testUtils__/calendars';
import { readCalendar } from './calendar';
import { CalendarError } from './calendarError';
import { shiftsOf } from './shifts';

describe('what cannot be read of a calendar', () => {
  const good = event(...adaWeekly);
  const at = '2026-01-14T12:00:00Z';
  const bad = (...lines: string[]) => event('UID:bad', 'SUMMARY:Noa', ...lines);

  it.each([
    [
      'a time zone that nobody knows',
      bad('DTSTART;TZID=Mars/Olympus:20260105T090000', 'DURATION:P7D'),
      /time zone 'Mars\/Olympus' is not known/,
    ],
    [
      'a rule of seconds',
      bad('DTSTART:20260105T090000Z', 'DURATION:P7D', 'RRULE:FREQ=SECONDLY'),
      /repeats SECONDLY/,
    ],
    [
      'a rule that is none',
      bad('DTSTART:20260105T090000Z', 'DURATION:P7D', 'RRULE:FREQ=FORTNIGHTLY'),
      /FORTNIGHTLY/,
    ],
    ['no start', bad('DURATION:P7D'), /no DTSTART/],
    [
      'no length',
      bad('DTSTART:20260105T090000Z'),
      /neither DTEND nor DURATION/,
    ],
    [
      'an end before the start',
      bad('DTSTART:20260105T090000Z', 'DTEND:20260105T080000Z'),
      /ends before it has begun/,
    ],
    [
      'a date that is none',
      bad('DTSTART:20260231T090000Z', 'DURATION:P7D'),
      /no date of the calendar/,
    ],
    ['a line that is none', bad('DTSTART'), /invalid line/],
    [
      'an endless description',
      bad('DTSTART:20260105T090000Z', `DESCRIPTION:${'x'.repeat(300_000)}`),
      /at most 262144 are read/,
    ],
    [
      'EXRULE',
      bad('DTSTART:20260105T090000Z', 'DURATION:P7D', 'EXRULE:FREQ=WEEKLY'),
      /EXRULE is not supported/,
    ],
  ])('reports %s and reads the rest', (_, text, message) => {
    const calendar = calendarOf(text, good);
    expect(readCalendar(calendar).problems).toEqual([
      {
        where: 'line 3 (UID bad)',
        message: expect.stringMatching(/^the event is left out: /),
      },
    ]);
    expect(readCalendar(calendar).problems[0].message).toMatch(message);
    expect(onCall(calendar, at)).toEqual(['1: Ada until 2026-01-19T08:00Z']);
  });

  it('reports a time zone that says nothing, and the events in it', () => {
    const calendar = calendarOf(
      'BEGIN:VTIMEZONE',
      'TZID:Empty',
      'END:VTIMEZONE',
      bad('DTSTART;TZID=Empty:20260105T090000', 'DURATION:P7D'),
      good,
    );
    expect(readCalendar(calendar).problems.map(({ where }) => where)).toEqual([
      'line 3',
      'line 6 (UID bad)',
    ]);
  });

  it.each([
    ['', /is empty/],
    ['<html>Sign in</html>', /line 1 is outside of a calendar/],
    [calendarOf(good).replace('END:VCALENDAR', ''), /is cut off/],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1', /is cut off/],
  ])('refuses %j as a whole', (text, message) => {
    expect(() => readCalendar(text)).toThrow(CalendarError);
    expect(() => readCalendar(text)).toThrow(message);
  });

  it('bounds the work for rules that are meant to cause it', () => {
    const hostile = Array.from({ length: 2000 }, (_, index) =>
      event(
        `UID:${index}`,
        'SUMMARY:Mallory',
        'DTSTART:19000101T000000Z',
        'DURATION:PT1H',
        'RRULE:FREQ=HOURLY;COUNT=999999999',
      ),
    );
    const time = Date.parse(at);
    const { shifts, problems } = shiftsOf(
      [
        {
          calendar: readCalendar(calendarOf(...hostile)),
          level: 1,
          isOverride: false,
        },
      ],
      { from: time, to: time + WEEK_MS },
    );
    expect(shifts).toEqual([]);
    // 2,000,000 steps in all, and 50,000 for each event.
    expect(problems).toHaveLength(41);
    expect(problems[0].message).toMatch(/more work than a calendar may cause/);
    expect(problems[40].message).toMatch(/this event and 1959 more/);
  });

  it('reads a calendar of 10,000 events that repeat', () => {
    const events = Array.from({ length: 10_000 }, (_, index) =>
      event(...adaWeekly).replace('UID:ada', `UID:${index}`),
    );
    const time = Date.parse(at);
    const { shifts, problems } = shiftsOf(
      [
        {
          calendar: readCalendar(calendarOf(...events)),
          level: 1,
          isOverride: false,
        },
      ],
      { from: time, to: time + 3 * WEEK_MS },
    );
    expect(problems).toEqual([]);
    expect(shifts).toHaveLength(40_000);
  });
});
