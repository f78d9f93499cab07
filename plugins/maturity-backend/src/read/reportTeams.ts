import { Viewer } from '../authorization';
import { ReportTeams } from '../report';
import { DayStore } from '../store';
import { contextOf, cycleRemarks, NO_TEAMS, PARTIAL } from './remarks';
import { readScope, teamOf } from './scope';
import { Current } from './Snapshots';

/** What the leadership report reads of teams, as of a snapshot. */
export function reportTeamsOf(
  current: Current,
  options: { days: DayStore; organisation: string; now: () => Date },
): ReportTeams {
  const { days, organisation, now } = options;
  return {
    readSnapshot: async ({ group: asked }, viewer: Viewer) => {
      const { snapshot } = current;
      const scope = await readScope(snapshot, asked, viewer);
      const { group, partial, teams, visible } = scope;
      const { measuredAt, remarks } = contextOf(current, { now: now() });
      return {
        organisation,
        ...(group && { group: teamOf(group, visible) }),
        teams: teams.map(({ entityRef, capabilities, readiness }) => ({
          entityRef,
          capabilities,
          readiness: readiness.verdict,
        })),
        partial,
        ...(measuredAt !== undefined && { measuredAt }),
        remarks: [
          ...remarks,
          ...(partial ? [PARTIAL] : []),
          ...(teams.length === 0 && !partial ? [NO_TEAMS] : []),
          ...cycleRemarks(snapshot, visible),
        ],
      };
    },
    readLastLevels: async (entityRefs, { from, to }) => {
      const asked = new Set(entityRefs);
      const found = await days.lastWithin(from.slice(0, 10), to.slice(0, 10));
      const those = found.filter(({ entityRef }) => asked.has(entityRef));
      return {
        levels: new Map(
          those.map(({ entityRef, levels }) => [entityRef, levels]),
        ),
        models: new Set(those.flatMap(({ model }) => model ?? [])),
      };
    },
  };
}
