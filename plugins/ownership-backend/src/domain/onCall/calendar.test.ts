import {
  adaWeekly,
  calendarOf,
  event,
  onCall,
} from './__testUtils__/calendars';
import { readCalendar } from './calendar';

describe('shifts of a calendar', () => {
  it.each([
    [
      'at the first moment',
      '2026-01-05T08:00:00Z',
      ['1: Ada until 2026-01-12T08:00Z'],
    ],
    ['before it', '2026-01-05T07:59:59Z', []],
    [
      'years later, in summer',
      '2031-07-14T07:00:00Z',
      ['1: Ada until 2031-07-21T07:00Z'],
    ],
    // 29 March 2026: the week is an hour shorter.
    [
      'when clocks are put forward',
      '2026-03-29T12:00:00Z',
      ['1: Ada until 2026-03-30T07:00Z'],
    ],
    // 25 October 2026: the week is an hour longer, and nobody is missing.
    [
      'when clocks are put back',
      '2026-10-26T07:59:59Z',
      ['1: Ada until 2026-10-26T08:00Z'],
    ],
  ])('%s', (_, at, expected) => {
    expect(onCall(calendarOf(event(...adaWeekly)), at)).toEqual(expected);
  });

  it('ends a shift before its end, not at it', () => {
    const text = calendarOf(
      event(
        'UID:1',
        'SUMMARY:Ada',
        'DTSTART:20260105T080000Z',
        'DTEND:20260105T160000Z',
      ),
    );
    expect(onCall(text, '2026-01-05T15:59:59.999Z')).toHaveLength(1);
    expect(onCall(text, '2026-01-05T16:00:00.000Z')).toEqual([]);
  });

  it.each([
    ['hours', 'DURATION:PT12H', '2026-01-05T20:00Z'],
    ['a week', 'DURATION:P1W', '2026-01-12T08:00Z'],
    ['days and hours', 'DURATION:P1DT1H', '2026-01-06T09:00Z'],
  ])('takes a DURATION of %s', (_, duration, end) => {
    const text = calendarOf(
      event('UID:1', 'SUMMARY:Ada', 'DTSTART:20260105T080000Z', duration),
    );
    expect(onCall(text, '2026-01-05T09:00:00Z')).toEqual([
      `1: Ada until ${end}`,
    ]);
  });

  it('lets a day of DURATION be as long as the clocks make it', () => {
    const text = calendarOf(
      event(
        'UID:1',
        'SUMMARY:Ada',
        'DTSTART;TZID=Europe/Berlin:20260328T090000',
        'DURATION:P1D',
      ),
    );
    // 09:00 on the 29th is summer time; 24 hours would end at 08:00Z.
    expect(onCall(text, '2026-03-28T12:00:00Z')).toEqual([
      '1: Ada until 2026-03-29T07:00Z',
    ]);
  });

  describe('whole days and floating times', () => {
    const allDay = event(
      'UID:1',
      'SUMMARY:Ada',
      'DTSTART;VALUE=DATE:20260105',
      'DTEND;VALUE=DATE:20260107',
    );
    const floating = event(
      'UID:1',
      'SUMMARY:Ada',
      'DTSTART:20260105T000000',
      'DTEND:20260107T000000',
    );

    it.each([
      ['days', allDay],
      ['times', floating],
    ])('puts %s into the configured zone, the calendar’s or UTC', (_, text) => {
      const at = '2026-01-05T12:00:00Z';
      const own = calendarOf('X-WR-TIMEZONE:Europe/Berlin', text);
      expect(onCall(calendarOf(text), at)).toEqual([
        '1: Ada until 2026-01-07T00:00Z',
      ]);
      expect(onCall(own, at)).toEqual(['1: Ada until 2026-01-06T23:00Z']);
      expect(onCall([{ text: own, timezone: 'America/New_York' }], at)).toEqual(
        ['1: Ada until 2026-01-07T05:00Z'],
      );
    });

    it('is one day long without an end', () => {
      const text = calendarOf(
        event('UID:1', 'SUMMARY:Ada', 'DTSTART;VALUE=DATE:20260105'),
      );
      expect(onCall(text, '2026-01-05T23:59:59Z')).toHaveLength(1);
      expect(onCall(text, '2026-01-06T00:00:00Z')).toEqual([]);
    });
  });

  describe('exceptions', () => {
    const at = '2026-01-14T12:00:00Z';

    it.each([
      ['a time', 'EXDATE;TZID=Europe/Berlin:20260112T090000'],
      ['a time in UTC', 'EXDATE:20260112T080000Z'],
      ['a day', 'EXDATE;VALUE=DATE:20260112'],
    ])('leaves out an EXDATE that is %s', (_, exdate) => {
      const text = calendarOf(event(...adaWeekly, exdate));
      expect(onCall(text, at)).toEqual([]);
      expect(onCall(text, '2026-01-19T08:00:00Z')).toHaveLength(1);
    });

    it('adds an RDATE, with a length of its own if it has one', () => {
      const text = calendarOf(
        event(
          'UID:1',
          'SUMMARY:Ada',
          'DTSTART:20260105T080000Z',
          'DURATION:PT8H',
          'RDATE:20260107T080000Z',
          'RDATE;VALUE=PERIOD:20260109T080000Z/PT1H',
        ),
      );
      expect(onCall(text, '2026-01-05T09:00:00Z')).toEqual([
        '1: Ada until 2026-01-05T16:00Z',
      ]);
      expect(onCall(text, '2026-01-07T09:00:00Z')).toEqual([
        '1: Ada until 2026-01-07T16:00Z',
      ]);
      expect(onCall(text, '2026-01-09T08:30:00Z')).toEqual([
        '1: Ada until 2026-01-09T09:00Z',
      ]);
      expect(onCall(text, '2026-01-09T09:30:00Z')).toEqual([]);
    });

    it('puts a changed occurrence in the place of the one it names', () => {
      const text = calendarOf(
        event(...adaWeekly),
        event(
          'UID:ada',
          'SUMMARY:Noa',
          'RECURRENCE-ID;TZID=Europe/Berlin:20260112T090000',
          'DTSTART;TZID=Europe/Berlin:20260112T090000',
          'DTEND;TZID=Europe/Berlin:20260116T090000',
        ),
      );
      expect(onCall(text, at)).toEqual(['1: Noa until 2026-01-16T08:00Z']);
      expect(onCall(text, '2026-01-17T12:00:00Z')).toEqual([]);
      expect(onCall(text, '2026-01-20T12:00:00Z')).toEqual([
        '1: Ada until 2026-01-26T08:00Z',
      ]);
    });

    it('changes all later occurrences with RANGE=THISANDFUTURE', () => {
      const text = calendarOf(
        event(...adaWeekly),
        event(
          'UID:ada',
          'SUMMARY:Noa',
          'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260112T090000',
          'DTSTART;TZID=Europe/Berlin:20260112T100000',
          'DTEND;TZID=Europe/Berlin:20260119T100000',
        ),
      );
      expect(onCall(text, '2026-01-11T12:00:00Z')).toEqual([
        '1: Ada until 2026-01-12T08:00Z',
      ]);
      expect(onCall(text, '2026-02-20T12:00:00Z')).toEqual([
        '1: Noa until 2026-02-23T09:00Z',
      ]);
    });

    it('drops a cancelled occurrence, and a cancelled series altogether', () => {
      const cancelled = event(
        'UID:ada',
        'STATUS:CANCELLED',
        'RECURRENCE-ID:20260112T080000Z',
        'DTSTART:20260112T080000Z',
        'DTEND:20260119T080000Z',
      );
      expect(onCall(calendarOf(event(...adaWeekly), cancelled), at)).toEqual(
        [],
      );
      expect(
        onCall(calendarOf(event(...adaWeekly, 'STATUS:CANCELLED')), at),
      ).toEqual([]);
    });

    it('ends with UNTIL, which lets in the occurrence that starts then', () => {
      const until = (value: string) =>
        calendarOf(
          event(...adaWeekly).replace('WEEKLY', `WEEKLY;UNTIL=${value}`),
        );
      expect(onCall(until('20260112T080000Z'), at)).toHaveLength(1);
      expect(onCall(until('20260112T075959Z'), at)).toEqual([]);
      expect(onCall(until('20260112'), at)).toHaveLength(1);
      expect(onCall(until('20260111'), at)).toEqual([]);
    });

    it('lets the later revision of an event count, and says so', () => {
      const text = calendarOf(
        event(...adaWeekly, 'SEQUENCE:2'),
        event(...adaWeekly, 'SEQUENCE:1').replace('SUMMARY:Ada', 'SUMMARY:Noa'),
      );
      expect(onCall(text, at)).toEqual(['1: Ada until 2026-01-19T08:00Z']);
      expect(readCalendar(text).problems).toEqual([
        {
          where: 'line 11 (UID ada)',
          message:
            'the event is left out: the one at line 3 has the same UID and is a later revision; events that are not the same need UIDs of their own',
        },
      ]);
    });
  });
});
