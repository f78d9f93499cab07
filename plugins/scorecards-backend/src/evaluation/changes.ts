import { JsonValue } from '@backstage/types';
import {
  FactReadings,
  ScorecardEvaluation,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { StoredChange } from '../database/rows';
import { CurrentScorecard } from '../definitions/types';
import { StatusLetter } from '../states/statuses';

/** What changed check by check, with the values that decided. */
export function changesOf(
  readings: FactReadings,
  scorecard: CurrentScorecard,
  evaluation: ScorecardEvaluation,
  before: ReadonlyMap<string, StatusLetter> | undefined,
): StoredChange[] {
  const changes: StoredChange[] = [];
  const left = new Map(before);
  evaluation.checks.forEach((check, index) => {
    if (!check) {
      return;
    }
    const { definition, condition } = scorecard.compiled.checks[index];
    const previous = before?.get(definition.id);
    left.delete(definition.id);
    if (
      previous?.status === check.status &&
      previous.enforced === check.enforced
    ) {
      return;
    }
    // What passes from the start is told by the statuses of the transition, and
    // would be most of them.
    if (!before && check.status === 'pass') {
      return;
    }
    const change: StoredChange = { c: definition.id, t: check.status };
    if (previous) {
      change.f = previous.status;
    }
    if (previous || check.status !== 'pass') {
      const values = valuesOf(condition.factIds, readings);
      if (values) {
        change.v = values;
      }
    }
    changes.push(change);
  });
  for (const [c, { status }] of left) {
    changes.push({ c, f: status });
  }
  return changes;
}

/** Values are kept to be looked at by people; long ones say nothing to them. */
const MAX_VALUE_LENGTH = 500;

function valuesOf(
  factIds: readonly string[],
  readings: FactReadings,
): Record<string, JsonValue> | undefined {
  const values: Record<string, JsonValue> = {};
  let isEmpty = true;
  for (const factId of factIds) {
    const value = readings[factId]?.value;
    if (value === undefined) {
      continue;
    }
    isEmpty = false;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    values[factId] =
      text.length > MAX_VALUE_LENGTH
        ? `${text.slice(0, MAX_VALUE_LENGTH)}…`
        : value;
  }
  return isEmpty ? undefined : values;
}
