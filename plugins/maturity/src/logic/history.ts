import { MaturityDay } from '@groundwork/backstage-plugin-maturity-common';
import {
  CAPABILITIES,
  Capability,
} from '@groundwork/backstage-plugin-scorecards-common';

/** How a level went: undefined where it was unmeasured. */
export interface LevelTrend {
  values: Array<number | undefined>;
  from: { level: number; day: string };
  to: { level: number; day: string };
}

/** The level day by day; undefined while it is known of less than two days. */
export function trendOf(
  history: readonly MaturityDay[],
  capability: Capability,
): LevelTrend | undefined {
  const known = history.flatMap(({ day, levels }) => {
    const level = levels[capability];
    return typeof level === 'number' ? [{ level, day }] : [];
  });
  return known.length < 2
    ? undefined
    : {
        values: history.map(({ levels }) => levels[capability] ?? undefined),
        from: known[0],
        to: known[known.length - 1],
      };
}

/** A day with the capabilities whose level is another than the day before. */
export interface DayOfChange extends MaturityDay {
  /** All of which something is known, on the first day. */
  changed: Capability[];
}

/** The first day, and those on which a level is another than the day before. */
export function daysOfChange(history: readonly MaturityDay[]): DayOfChange[] {
  return history
    .map((today, index) => {
      const before = history.at(index - 1);
      const levelsBefore = index === 0 ? undefined : before?.levels;
      const changed = CAPABILITIES.filter(
        capability =>
          (today.levels[capability] ?? null) !==
          (levelsBefore?.[capability] ?? null),
      );
      return { ...today, changed };
    })
    .filter(({ changed }, index) => index === 0 || changed.length > 0);
}
