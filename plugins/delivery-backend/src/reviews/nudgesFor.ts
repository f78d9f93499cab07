import { FoundChange } from '../query/changes/ChangeSummaries';
import { DAY_MS } from '../query/period';
import { Wait, waitOf } from './waitOf';

/** A change is told of again only after so long, whatever happens to it. */
const REST_MS = 3 * DAY_MS;
/** Over a weekend; what was overdue for longer before is known by now. */
const NEWS_MS = 4 * DAY_MS;

/** That a team was told of a wait. */
export interface Nudged {
  waitingSince: number;
  sentAt: number;
}

/** What a team is to be told of. */
export interface Nudge {
  changeId: string;
  title: string;
  teams: string[];
  wait: Wait;
  /** What is usual for them; of several teams, the most patient. */
  overdueAfterMs: number;
}

/**
 * Which teams are to be told that a change of theirs has waited for longer than
 * nine of ten do with them. Each wait is told of once, when it gets that long.
 */
export function nudgesFor(facts: {
  changes: Iterable<FoundChange>;
  overdueAfterMs: ReadonlyMap<string, number>;
  nudged: ReadonlyMap<string, Nudged>;
  now: number;
}): Nudge[] {
  const { overdueAfterMs, nudged, now } = facts;
  return Array.from(facts.changes).flatMap(({ record, summary }) => {
    const wait = waitOf(record);
    const last = nudged.get(summary.id);
    if (!wait || (last && !isDueAgain(last, wait, now))) {
      return [];
    }
    const teams = summary.teams.filter(team => {
      const overdueAt = wait.since + (overdueAfterMs.get(team) ?? Infinity);
      return overdueAt < now && overdueAt >= now - NEWS_MS;
    });
    return teams.length === 0
      ? []
      : [
          {
            changeId: summary.id,
            title: summary.title,
            teams,
            wait,
            overdueAfterMs: Math.max(
              ...teams.map(team => overdueAfterMs.get(team) ?? 0),
            ),
          },
        ];
  });
}

function isDueAgain(last: Nudged, wait: Wait, now: number): boolean {
  return last.waitingSince !== wait.since && last.sentAt <= now - REST_MS;
}
