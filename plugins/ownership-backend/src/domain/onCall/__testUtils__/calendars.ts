import { readCalendar } from '../calendar';
import { createPeopleDirectory } from '../people';
import { rosterAt } from '../roster';
import { shiftsOf } from '../shifts';

export const WEEK_MS = 7 * 24 * 3_600_000;

export function calendarOf(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join(
    '\r\n',
  );
}

export function event(...lines: string[]): string {
  return ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
}

/** Ada, from Monday at nine to Monday at nine, from 5 January 2026. */
export const adaWeekly = [
  'UID:ada',
  'SUMMARY:Ada',
  'DTSTART;TZID=Europe/Berlin:20260105T090000',
  'DTEND;TZID=Europe/Berlin:20260112T090000',
  'RRULE:FREQ=WEEKLY',
];

export interface Layer {
  text: string;
  level?: number;
  isOverride?: boolean;
  timezone?: string;
}

/** `1: Ada until 2026-01-12T08:00Z` for each level. */
export function onCall(layers: Layer[] | string, at: string): string[] {
  const all = typeof layers === 'string' ? [{ text: layers }] : layers;
  const time = Date.parse(at);
  const until = time + 4 * WEEK_MS;
  const { shifts } = shiftsOf(
    all.map(({ text, level = 1, isOverride = false, timezone }) => ({
      calendar: readCalendar(text, { timezone }),
      level,
      isOverride,
    })),
    { from: time, to: until },
  );
  const people = createPeopleDirectory([]);
  return rosterAt(shifts, time, { until, people }).map(
    ({ level, people: found, until: end }) =>
      `${level}: ${found.map(({ name }) => name).join(', ')}${
        end ? ` until ${end.slice(0, 16)}Z` : ''
      }`,
  );
}
