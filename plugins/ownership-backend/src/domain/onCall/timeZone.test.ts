import { parseComponent } from './jcal';
import { ianaZone, parseUtcOffset, TimeZone } from './timeZone';
import { readVtimezone } from './vtimezone';
import { parseWrittenTime } from './wallTime';

const told = (zone: TimeZone, wall: string) =>
  new Date(zone.instantOf(parseWrittenTime(`${wall}:00`).wall)).toISOString();

const newYork = [
  'BEGIN:VTIMEZONE',
  'TZID:Acme/New-York',
  'BEGIN:DAYLIGHT',
  'DTSTART:20070311T020000',
  'TZOFFSETFROM:-0500',
  'TZOFFSETTO:-0400',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:20071104T020000',
  'TZOFFSETFROM:-0400',
  'TZOFFSETTO:-0500',
  'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

describe('time zones', () => {
  // From RFC 5545, section 3.3.5: 1:30 comes twice on 4 November 2007, and
  // the first counts; 2:30 is skipped on 11 March 2007, and is told as 3:30.
  describe.each([
    ['IANA', () => ianaZone('America/New_York')!],
    ['VTIMEZONE', () => readVtimezone(parseComponent(newYork))],
  ])('by %s', (_, zoneOf) => {
    it.each([
      ['in winter', '2007-12-01T12:00', '2007-12-01T17:00:00.000Z'],
      ['in summer', '2008-07-01T12:00', '2008-07-01T16:00:00.000Z'],
      [
        'before clocks are put back',
        '2007-11-04T00:59',
        '2007-11-04T04:59:00.000Z',
      ],
      [
        'a time that comes twice',
        '2007-11-04T01:30',
        '2007-11-04T05:30:00.000Z',
      ],
      [
        'after clocks were put back',
        '2007-11-04T02:00',
        '2007-11-04T07:00:00.000Z',
      ],
      [
        'a time that is skipped',
        '2008-03-09T02:30',
        '2008-03-09T07:30:00.000Z',
      ],
      [
        'after clocks were put forward',
        '2008-03-09T03:00',
        '2008-03-09T07:00:00.000Z',
      ],
    ])('tells %s', (__, wall, expected) => {
      expect(told(zoneOf(), wall)).toBe(expected);
    });
  });

  it('knows zones that are set at other times', () => {
    const kolkata = ianaZone('Asia/Kolkata')!;
    expect(told(kolkata, '2026-06-01T12:00')).toBe('2026-06-01T06:30:00.000Z');
    // Lord Howe Island sets its clocks by half an hour: on 5 April 2026 from
    // two to half past one.
    const lordHowe = ianaZone('Australia/Lord_Howe')!;
    expect(told(lordHowe, '2026-04-05T01:00')).toBe('2026-04-04T14:00:00.000Z');
    expect(told(lordHowe, '2026-04-05T02:00')).toBe('2026-04-04T15:30:00.000Z');
  });

  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['/example.org/20260101/Europe/Berlin', 'Europe/Berlin'],
    [
      '/example.org/America/Argentina/Buenos_Aires',
      'America/Argentina/Buenos_Aires',
    ],
    ['W. Europe Standard Time', undefined],
    ['+01:00', undefined],
    ['', undefined],
  ])('takes %p for the zone %p', (tzid, expected) => {
    expect(ianaZone(tzid)?.id).toBe(expected);
  });

  it('reads a zone with a single, unchanging offset', () => {
    const zone = readVtimezone(
      parseComponent(
        'BEGIN:VTIMEZONE\nTZID:Plus three\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE',
      ),
    );
    expect(told(zone, '2026-06-01T12:00')).toBe('2026-06-01T09:00:00.000Z');
    expect(told(zone, '1950-06-01T12:00')).toBe('1950-06-01T09:00:00.000Z');
  });

  it('ends the rule of a VTIMEZONE at its UNTIL, which is in UTC', () => {
    const zone = readVtimezone(
      parseComponent(
        newYork.replace('BYDAY=2SU', 'BYDAY=2SU;UNTIL=20080309T070000Z'),
      ),
    );
    expect(told(zone, '2008-07-01T12:00')).toBe('2008-07-01T16:00:00.000Z');
    expect(told(zone, '2009-07-01T12:00')).toBe('2009-07-01T17:00:00.000Z');
  });

  it.each([
    ['no TZID', newYork.replace('TZID:Acme/New-York\r\n', ''), /no TZID/],
    ['no observance', 'BEGIN:VTIMEZONE\nTZID:X\nEND:VTIMEZONE', /neither/],
    [
      'a rule that changes every second',
      newYork.replace('FREQ=YEARLY;BYMONTH=3;BYDAY=2SU', 'FREQ=SECONDLY'),
      /repeats SECONDLY/,
    ],
    [
      'a rule that changes every hour',
      newYork.replace(
        'FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
        'FREQ=HOURLY;BYMINUTE=0,15,30,45',
      ),
      /more work/,
    ],
    [
      'no offset',
      newYork.replace('TZOFFSETTO:-0400\r\n', ''),
      /without TZOFFSETTO/,
    ],
  ])('refuses a VTIMEZONE with %s', (_, text, message) => {
    expect(() => readVtimezone(parseComponent(text))).toThrow(message);
  });

  it.each([
    ['+01:00', 3_600_000],
    ['-05:30', -19_800_000],
    ['+00:53:28', 3_208_000],
  ])('reads the offset %s', (text, expected) => {
    expect(parseUtcOffset(text)).toBe(expected);
  });
});
