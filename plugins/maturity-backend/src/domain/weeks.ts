import {
  MaturityDay,
  OrganisationWeek,
} from '@groundwork/backstage-plugin-maturity-common';
import { CAPABILITIES } from '@groundwork/backstage-plugin-scorecards-common';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
/** Days from a Monday to the day on which time begins, a Thursday. */
const MONDAY_TO_EPOCH = 3;

/** A team on one day. */
export interface TeamDay extends MaturityDay {
  entityRef: string;
}

/** How a trend is made. */
export interface TrendOptions {
  /** The last ones only; 26 unless said. */
  weeks?: number;
  /** Levels of the model; 4 unless said. */
  levels?: number;
}

/** The Monday of the week that a day is in; both `YYYY-MM-DD`. */
export function weekOf(day: string): string {
  const days = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  const sinceMonday =
    (((days + MONDAY_TO_EPOCH) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;
  return new Date((days - sinceMonday) * DAY_MS).toISOString().slice(0, 10);
}

/** The Mondays of the weeks that days are in, each once, oldest first. */
export function weeksOf(days: Iterable<string>): string[] {
  return [...new Set([...new Set(days)].map(weekOf))].sort();
}

/**
 * Weeks of all teams together: of each team its last day within the week. A team
 * without a day in a week is not counted in it, so that a gap does not look like a
 * change.
 */
export function trendOf(
  days: Iterable<TeamDay>,
  { weeks = 26, levels = 4 }: TrendOptions = {},
): OrganisationWeek[] {
  const lastDays = new Map<string, Map<string, TeamDay>>();
  const mondays = new Map<string, string>();
  for (const it of days) {
    const week = mondays.get(it.day) ?? weekOf(it.day);
    mondays.set(it.day, week);
    const teams = lastDays.get(week) ?? new Map<string, TeamDay>();
    lastDays.set(week, teams);
    const known = teams.get(it.entityRef);
    if (!known || known.day <= it.day) {
      teams.set(it.entityRef, it);
    }
  }
  return [...lastDays.keys()]
    .sort()
    .slice(-weeks)
    .map(week => countWeek(week, lastDays.get(week)?.values() ?? [], levels));
}

function countWeek(
  week: string,
  teams: Iterable<TeamDay>,
  levels: number,
): OrganisationWeek {
  const counted: OrganisationWeek = { week, byLevel: {}, unmeasured: {} };
  for (const team of teams) {
    for (const capability of CAPABILITIES) {
      const level = team.levels[capability];
      if (level === undefined) {
        continue;
      }
      const byLevel =
        counted.byLevel[capability] ?? new Array<number>(levels + 1).fill(0);
      counted.byLevel[capability] = byLevel;
      counted.unmeasured[capability] =
        (counted.unmeasured[capability] ?? 0) + Number(level === null);
      if (level !== null) {
        // An older model may have had more
        byLevel[Math.min(level, levels)]++;
      }
    }
  }
  return counted;
}
