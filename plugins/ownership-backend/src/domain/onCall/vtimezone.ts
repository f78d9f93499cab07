import { JcalComponent, propertiesOf, propertyOf, textOf } from './jcal';
import { expandRule } from './recurrence';
import { readRecurrenceRule } from './recurrenceRule';
import {
  parseUtcOffset,
  TimeZone,
  Transition,
  zoneByTransitions,
} from './timeZone';
import { parseWrittenTime } from './wallTime';
import { WorkBudget } from './workBudget';

/** Shifts outside of these years are told by the nearest offset within. */
const COVERED = { from: Date.UTC(1970, 0, 1), to: Date.UTC(2100, 0, 1) };

/**
 * Two rules of a year take about 95,000 steps over 130 years: a zone with some
 * history fits, one that changes every hour does not.
 */
const MAX_STEPS = 1_000_000;

/**
 * Reads a VTIMEZONE (RFC 5545, section 3.6.5).
 *
 * @throws if it does not say when clocks are set
 */
export function readVtimezone(component: JcalComponent): TimeZone {
  const id = textOf(component, 'tzid');
  if (!id) {
    throw new Error('VTIMEZONE has no TZID');
  }
  const budget = new WorkBudget(MAX_STEPS);
  const observances = component.components
    .filter(({ name }) => name === 'standard' || name === 'daylight')
    .map(observance => readObservance(observance, budget));
  const transitions = observances
    .flatMap(observance => observance.transitions)
    .sort((one, other) => one.at - other.at);
  if (transitions.length === 0) {
    throw new Error(
      `VTIMEZONE ${id} has neither STANDARD nor DAYLIGHT with a DTSTART`,
    );
  }
  const first = observances.find(observance =>
    observance.transitions.includes(transitions[0]),
  );
  return zoneByTransitions(id, transitions, first!.offsetFrom);
}

function readObservance(observance: JcalComponent, budget: WorkBudget) {
  const offsetFrom = offsetOf(observance, 'tzoffsetfrom');
  const offset = offsetOf(observance, 'tzoffsetto');
  const start = parseWrittenTime(
    String(propertyOf(observance, 'dtstart')?.[3]),
  );
  const walls = new Set<number>();
  const rules = propertiesOf(observance, 'rrule');
  if (rules.length === 0) {
    walls.add(start.wall);
  }
  for (const [, , , ...values] of propertiesOf(observance, 'rdate')) {
    values.forEach(value => walls.add(parseWrittenTime(String(value)).wall));
  }
  for (const [, , , value] of rules) {
    const rule = readRecurrenceRule(value);
    const until = rule.until;
    const last = until?.isUtc ? until.wall + offsetFrom : until?.wall;
    expandRule(rule, start.wall, COVERED, budget)
      .filter(wall => last === undefined || wall <= last)
      .forEach(wall => walls.add(wall));
  }
  const transitions = [...walls].map(
    (wall): Transition => ({ at: wall - offsetFrom, offset }),
  );
  return { offsetFrom, transitions };
}

function offsetOf(observance: JcalComponent, name: string): number {
  const value = propertyOf(observance, name)?.[3];
  if (value === undefined) {
    throw new Error(
      `VTIMEZONE has an observance without ${name.toUpperCase()}`,
    );
  }
  return parseUtcOffset(String(value));
}
