import { JcalComponent, JcalProperty, parameterOf, propertiesOf } from './jcal';
import { TimeZone, utc } from './timeZone';
import {
  DayNumber,
  dayOf,
  Instant,
  parseWrittenTime,
  WallTime,
} from './wallTime';

/** A time of a calendar, with the place whose clocks tell it. */
export interface CalendarTime {
  wall: WallTime;
  /** Whether only the day is given. */
  isDate: boolean;
  zone: TimeZone;
}

/** Finds the zone of a TZID; that of floating times if it is undefined. */
export type ZoneFinder = (tzid: string | undefined) => TimeZone;

/** All values of a property that holds DATEs or DATE-TIMEs. */
export function readTimes(
  component: JcalComponent,
  name: string,
  zoneOf: ZoneFinder,
): CalendarTime[] {
  return propertiesOf(component, name).flatMap(property => {
    const [, , , ...values] = property;
    return values.map(value => readTime(property, value, zoneOf));
  });
}

export function readTime(
  property: JcalProperty,
  value: unknown,
  zoneOf: ZoneFinder,
): CalendarTime {
  const { wall, isDate, isUtc } = parseWrittenTime(String(value));
  const tzid = isDate ? undefined : parameterOf(property, 'tzid');
  return { wall, isDate, zone: isUtc ? utc : zoneOf(tzid) };
}

export function instantOf({ wall, zone }: CalendarTime): Instant {
  return zone.instantOf(wall);
}

/**
 * Says which occurrences others name. Where one of the two is a DATE, any time
 * of its day is meant.
 */
export class NamedOccurrences {
  private readonly instants = new Set<Instant>();
  private readonly days = new Set<DayNumber>();
  private readonly daysOfAll = new Set<DayNumber>();

  constructor(times: readonly CalendarTime[]) {
    for (const time of times) {
      this.daysOfAll.add(dayOf(time.wall));
      if (time.isDate) {
        this.days.add(dayOf(time.wall));
      } else {
        this.instants.add(instantOf(time));
      }
    }
  }

  /** @param at - the instant of the start, since it is known and takes time */
  has(start: CalendarTime, at: Instant): boolean {
    const day = dayOf(start.wall);
    return start.isDate
      ? this.daysOfAll.has(day)
      : this.instants.has(at) || this.days.has(day);
  }
}
