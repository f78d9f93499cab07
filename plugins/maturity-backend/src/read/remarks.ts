import {
  MaturityContext,
  MaturityRemark,
} from '@groundwork/backstage-plugin-maturity-common';
import { Current } from './Snapshots';

/** What every answer says of itself. */
export function contextOf(
  { state, snapshot }: Current,
  { now, remarks = [] }: { now: Date; remarks?: MaturityRemark[] },
): MaturityContext {
  const { id, title, version, levels } = snapshot.inForce.model;
  return {
    model: { id, title, version, levels },
    asOf: now.toISOString(),
    ...(state.measuredAt !== undefined && { measuredAt: state.measuredAt }),
    remarks: [...remarksOf({ state, snapshot }), ...remarks],
  };
}

/** What limits whatever is said of teams. */
function remarksOf({ state, snapshot }: Current): MaturityRemark[] {
  const { refused } = snapshot.inForce;
  const remarks: MaturityRemark[] = [...state.problems];
  if (state.measuredAt === undefined) {
    remarks.push({
      code: 'notYetMeasured',
      text: 'Levels were not read yet. Look again in a minute.',
    });
  }
  if (refused) {
    remarks.push({
      code: 'modelRefused',
      text: `The model has problems, so it is not in force; what was before stays: ${refused.problems[0]?.message}`,
    });
  }
  if ([...snapshot.findings.values()].some(({ isDemo }) => isDemo)) {
    remarks.push({
      code: 'demoData',
      text: 'What is said of delivery rests on demo data.',
    });
  }
  return remarks;
}

/** That teams are left out, without saying how many. */
export const PARTIAL: MaturityRemark = {
  code: 'partial',
  text: 'Some teams are left out because you may not read them.',
};

/** That there is nothing to show, and what to do about it. */
export const NO_TEAMS: MaturityRemark = {
  code: 'noTeams',
  text: 'The model is about no group here. Give groups of the catalog the type that its filter asks for, such as `spec.type: team`.',
};

/** Groups that contain themselves, as far as the caller may read them. */
export function cycleRemarks(
  { tree, teams }: Current['snapshot'],
  visible: ReadonlySet<string>,
): MaturityRemark[] {
  return tree.cycles
    .filter(cycle => cycle.every(ref => visible.has(ref)))
    .map(cycle => ({
      code: 'groupCycle',
      text: `These groups contain each other, so the chain is cut where it begins anew: ${cycle
        .map(ref => teams.get(ref)?.title ?? ref)
        .join(', ')}. Mend spec.parent of one of them.`,
    }));
}
