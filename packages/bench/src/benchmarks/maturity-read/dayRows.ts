import { Row } from '../delivery-query/rows';
import { ModelRules } from './settings';
import { levelsAgo, standingOf } from './standings';

const DAY_MS = 24 * 3_600_000;
/** As long as the plugin keeps them, about. */
export const DAYS = 760;

/** What the plugin has kept of a team, for each day before today. */
export function dayRowsOf(
  team: string,
  { at, model, seed }: { at: number; model: ModelRules; seed: number },
): Row[] {
  const { capabilities } = standingOf(team, model.rules, { seed, revision: 0 });
  return Array.from({ length: DAYS }, (_, index) => {
    const ago = index + 1;
    const time = at - ago * DAY_MS;
    return {
      entity_ref: team,
      day: dayOf(time),
      week: dayOf(mondayBefore(time)),
      levels: levelsAgo(capabilities, ago),
    };
  });
}

function mondayBefore(time: number): number {
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return time - sinceMonday * DAY_MS;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
