import { CalendarTime, readTimes, ZoneFinder } from './calendarTime';
import { JcalComponent, textOf } from './jcal';
import { DAY_MS, HOUR_MS, Instant } from './wallTime';

/**
 * How long a shift is. The part in wall time follows the clocks: from Monday
 * at nine to Monday at nine is 167 hours in the week in which they are put
 * forward. RFC 5545 would have such a shift, if it has a DTEND and repeats,
 * end at ten then, and at eight in autumn; but calendars draw it, and people
 * hand over, at nine.
 */
export interface ShiftLength {
  wall: number;
  exact: number;
}

const DURATION =
  /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * Reads DTEND or DURATION.
 *
 * @throws if the event has no length: nobody is on call through it
 */
export function readShiftLength(
  component: JcalComponent,
  start: CalendarTime,
  zoneOf: ZoneFinder,
): ShiftLength {
  const [end] = readTimes(component, 'dtend', zoneOf);
  if (end) {
    return lengthBetween(start, end);
  }
  const duration = textOf(component, 'duration');
  if (duration) {
    return lengthOfDuration(duration);
  }
  if (start.isDate) {
    return { wall: DAY_MS, exact: 0 };
  }
  throw new Error('it has neither DTEND nor DURATION, so it has no length');
}

export function lengthBetween(
  start: CalendarTime,
  end: CalendarTime,
): ShiftLength {
  const isSameClock = start.zone.id === end.zone.id;
  const wall = isSameClock ? end.wall - start.wall : 0;
  const exact = isSameClock
    ? 0
    : end.zone.instantOf(end.wall) - start.zone.instantOf(start.wall);
  return positive({ wall, exact }, 'it ends before it has begun');
}

export function lengthOfDuration(text: string): ShiftLength {
  const match = DURATION.exec(text);
  if (!match) {
    throw new Error(
      `DURATION is '${text}', which is none; PT12H or P7D would be`,
    );
  }
  const [weeks, days, hours, minutes, seconds] = match
    .slice(2)
    .map(value => Number(value ?? 0));
  const sign = match[1] === '-' ? -1 : 1;
  return positive(
    {
      wall: sign * (weeks * 7 + days) * DAY_MS,
      exact: sign * (hours * HOUR_MS + minutes * 60_000 + seconds * 1000),
    },
    `DURATION is '${text}'; it must be longer than nothing`,
  );
}

function positive(length: ShiftLength, message: string): ShiftLength {
  if (!(length.wall + length.exact > 0)) {
    throw new Error(message);
  }
  return length;
}

/** When a shift that starts then ends. */
export function endOf(start: CalendarTime, length: ShiftLength): Instant {
  return start.zone.instantOf(start.wall + length.wall) + length.exact;
}
