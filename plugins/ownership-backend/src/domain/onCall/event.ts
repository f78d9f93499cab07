import { CalendarTime, readTime, readTimes, ZoneFinder } from './calendarTime';
import {
  JcalComponent,
  JcalProperty,
  parameterOf,
  propertiesOf,
  propertyOf,
  textOf,
} from './jcal';
import { Mentions, readMentions } from './mentions';
import { readRecurrenceRule, RecurrenceRule } from './recurrenceRule';
import {
  lengthBetween,
  lengthOfDuration,
  readShiftLength,
  ShiftLength,
} from './shiftLength';

/** What a VEVENT says about shifts. */
export interface CalendarEvent {
  /** Of its BEGIN, from 1. */
  line: number;
  uid: string;
  sequence: number;
  /** DTSTAMP, which tells revisions of the same sequence apart. */
  stamp: string;
  isCancelled: boolean;
  start: CalendarTime;
  length: ShiftLength;
  rules: RecurrenceRule[];
  /** RDATE */
  extra: Array<{ start: CalendarTime; length?: ShiftLength }>;
  /** EXDATE */
  exceptions: CalendarTime[];
  /** RECURRENCE-ID: the occurrence that this event stands for. */
  replaces?: { occurrence: CalendarTime; isThisAndFuture: boolean };
  /** From 1; undefined where the calendar's own level holds. */
  level?: number;
  mentions: Mentions;
}

/**
 * Reads a VEVENT (RFC 5545, section 3.6.1).
 *
 * @throws if it does not say when it is
 */
export function readEvent(
  component: JcalComponent,
  line: number,
  zoneOf: ZoneFinder,
): CalendarEvent {
  if (propertyOf(component, 'exrule')) {
    throw new Error('EXRULE is not supported; EXDATE is');
  }
  const [start] = readTimes(component, 'dtstart', zoneOf);
  if (!start) {
    throw new Error('it has no DTSTART');
  }
  return {
    line,
    uid: textOf(component, 'uid') ?? `line ${line}`,
    sequence: Number(propertyOf(component, 'sequence')?.[3] ?? 0) || 0,
    stamp: String(propertyOf(component, 'dtstamp')?.[3] ?? ''),
    isCancelled: textOf(component, 'status')?.toUpperCase() === 'CANCELLED',
    start,
    length: readShiftLength(component, start, zoneOf),
    rules: propertiesOf(component, 'rrule').map(([, , , value]) =>
      readRecurrenceRule(value),
    ),
    extra: propertiesOf(component, 'rdate').flatMap(property =>
      readExtra(property, zoneOf),
    ),
    exceptions: readTimes(component, 'exdate', zoneOf),
    replaces: readReplaces(component, zoneOf),
    level: readLevel(component),
    mentions: readMentions(component),
  };
}

/** An RDATE may bring a length of its own: VALUE=PERIOD. */
function readExtra(
  property: JcalProperty,
  zoneOf: ZoneFinder,
): CalendarEvent['extra'] {
  const [, , , ...values] = property;
  return values.map(value => {
    if (!Array.isArray(value)) {
      return { start: readTime(property, value, zoneOf) };
    }
    const start = readTime(property, value[0], zoneOf);
    const end = String(value[1]);
    const length = end.includes('P')
      ? lengthOfDuration(end)
      : lengthBetween(start, readTime(property, end, zoneOf));
    return { start, length };
  });
}

function readReplaces(
  component: JcalComponent,
  zoneOf: ZoneFinder,
): CalendarEvent['replaces'] {
  const property = propertyOf(component, 'recurrence-id');
  return (
    property && {
      occurrence: readTime(property, property[3], zoneOf),
      isThisAndFuture:
        parameterOf(property, 'range')?.toUpperCase() === 'THISANDFUTURE',
    }
  );
}

/** The category `level-2` puts an event on the second level. */
function readLevel(component: JcalComponent): number | undefined {
  for (const [, , , ...categories] of propertiesOf(component, 'categories')) {
    for (const category of categories) {
      const level = /^level-([1-9]\d?)$/i.exec(String(category).trim())?.[1];
      if (level) {
        return Number(level);
      }
    }
  }
  return undefined;
}
