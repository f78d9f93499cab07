import { compareText } from '../domain/collections/compare';
import { Hotfix, NamedCause, Revert } from '../domain/links';
import { KnownChanges } from '../git/KnownChanges';
import { ChangeRecord, IncidentRecord } from '../projections';

const HOTFIX_LABEL = /^hot-?fix$/i;
const HOTFIX_BRANCH = /^hot-?fix(?:es)?[/-]/i;

/** Changes that mend something in a hurry, by their label or their branch. */
export function hotfixesOf(records: readonly ChangeRecord[]): Hotfix[] {
  return records.flatMap(({ change, labels, branch }) => {
    const label = labels.find(it => HOTFIX_LABEL.test(it));
    if (label !== undefined) {
      return [{ changeId: change.id, evidence: `label ${label}` }];
    }
    return branch !== undefined && HOTFIX_BRANCH.test(branch)
      ? [{ changeId: change.id, evidence: `branch ${branch}` }]
      : [];
  });
}

/** Which merged changes take back which that were merged before. */
export function revertsOf(records: readonly ChangeRecord[]): Revert[] {
  const merged = records
    .filter(({ change }) => change.mergedAt !== undefined)
    .sort(
      ({ change: one }, { change: other }) =>
        one.mergedAt! - other.mergedAt! || compareText(one.id, other.id),
    );
  const candidates = merged.map(({ change }) => ({ ...change, messages: [] }));
  const known = new KnownChanges(candidates);
  return merged.flatMap(({ change, reverts: signs }, position) => {
    const targets = signs ? known.targetsOf(signs, position) : [];
    known.add(candidates[position], position);
    return targets.map(({ target, evidence }) => ({
      by: change.id,
      of: target,
      evidence,
    }));
  });
}

/** What incidents are said to come from. */
export function namedCausesOf(
  incidents: readonly IncidentRecord[],
): NamedCause[] {
  return incidents.flatMap(({ id: incidentId, namedCauses = [] }) =>
    namedCauses.map(cause => ({ incidentId, ...cause })),
  );
}
