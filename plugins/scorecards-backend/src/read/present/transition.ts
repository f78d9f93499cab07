import {
  ScorecardDefinition,
  Transition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { StoredChange } from '../../database/rows';

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
  passedWeight: number;
  applicableWeight: number;
  changes: StoredChange[];
}

/**
 * What changed for an entity.
 *
 * @param definitions - where titles of checks are looked for: of its version,
 * then of the one before, which may have had checks that it has not
 */
export function presentTransition(
  transition: StoredTransition,
  definitions: readonly ScorecardDefinition[],
): PastTransition {
  const { passedWeight, applicableWeight } = transition;
  return {
    id: idOf(transition),
    entityRef: transition.entityRef,
    scorecardId: transition.scorecardId,
    version: transition.version,
    at: transition.at.toISOString(),
    fromLevel: transition.fromLevel,
    toLevel: transition.toLevel,
    score: applicableWeight > 0 ? passedWeight / applicableWeight : undefined,
    checks: transition.changes.map(({ c, f, t, v }) => ({
      checkId: c,
      title: titleOf(c, definitions),
      from: f,
      to: t,
      values: v,
    })),
  };
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
