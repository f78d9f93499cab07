import {
  ScorecardDefinition,
  Transition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { StoredChange } from '../../database/rows';
import { decodeStatus } from '../../states/statuses';

/** A transition; without a level when the entity was not part any more. */
export type PastTransition = Omit<Transition, 'toLevel'> & {
  toLevel?: number;
};

/** A transition as it is stored. */
export interface StoredTransition {
  scorecardId: string;
  entityRef: string;
  seq: number;
  version: number;
  at: Date;
  fromLevel?: number;
  toLevel?: number;
  statuses: string;
  passedWeight: number;
  applicableWeight: number;
  changes: StoredChange[];
}

/**
 * What changed for an entity.
 *
 * @param definition - of its version
 * @param before - of the version before, which may have had checks that it has not
 */
export function presentTransition(
  transition: StoredTransition,
  definition: ScorecardDefinition | undefined,
  before: ScorecardDefinition | undefined,
): PastTransition {
  const { passedWeight, applicableWeight } = transition;
  const definitions = [definition, before].filter(it => it !== undefined);
  return {
    id: idOf(transition),
    entityRef: transition.entityRef,
    scorecardId: transition.scorecardId,
    version: transition.version,
    at: transition.at.toISOString(),
    fromLevel: transition.fromLevel,
    toLevel: transition.toLevel,
    score: applicableWeight > 0 ? passedWeight / applicableWeight : undefined,
    checks: changesOf(transition, definition).map(({ c, f, t, v }) => ({
      checkId: c,
      title: titleOf(c, definitions),
      from: f,
      to: t,
      values: v,
    })),
  };
}

/** With what passed from the start, which is not stored once more. */
function changesOf(
  { fromLevel, toLevel, statuses, changes }: StoredTransition,
  definition: ScorecardDefinition | undefined,
): StoredChange[] {
  if (fromLevel !== undefined || toLevel === undefined || !definition) {
    return changes;
  }
  const stored = new Map(changes.map(change => [change.c, change]));
  return definition.checks.flatMap(({ id }, index) => {
    const isPass = decodeStatus(statuses[index])?.status === 'pass';
    return stored.get(id) ?? (isPass ? { c: id, t: 'pass' as const } : []);
  });
}

/** Texts in the order of the times, and of the numbers of those of one time. */
function idOf({ at, scorecardId, seq }: StoredTransition): string {
  return `${at.toISOString()}/${scorecardId}/${String(seq).padStart(10, '0')}`;
}

function titleOf(
  checkId: string,
  definitions: readonly ScorecardDefinition[],
): string {
  for (const { checks } of definitions) {
    const check = checks.find(({ id }) => id === checkId);
    if (check) {
      return check.title;
    }
  }
  return checkId;
}
