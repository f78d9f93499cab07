import {
  BacktestResult,
  CheckStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import {
  CompiledScorecard,
  ScorecardEvaluation,
} from '@groundwork/backstage-plugin-scorecards-node/engine';

/** What a definition says of an entity. */
export interface Judgement {
  scorecard: Pick<CompiledScorecard, 'checks'>;
  evaluation: ScorecardEvaluation;
}

/** Checks that decide about a change of level. */
export type DecidingCheck = BacktestResult['changes'][number]['checks'][number];

/** How an entity would stand, compared with how it stands. */
export type Difference =
  | { kind: 'same' }
  | {
      kind: 'added' | 'removed' | 'raised' | 'lowered';
      from?: number;
      to?: number;
      checks: DecidingCheck[];
    };

/**
 * Compares what two definitions say of an entity; undefined stands for an
 * entity that a definition does not select.
 */
export function compare(
  before: Judgement | undefined,
  after: Judgement | undefined,
): Difference {
  const from = before?.evaluation.level;
  const to = after?.evaluation.level;
  if (before && after && from !== undefined && to !== undefined) {
    if (from === to) {
      return { kind: 'same' };
    }
    return to < from
      ? // It cannot stay where it is for what is missing up to there.
        {
          kind: 'lowered',
          from,
          to,
          checks: deciding(after, before, after, from),
        }
      : // It could not get there for what was missing up to there.
        {
          kind: 'raised',
          from,
          to,
          checks: deciding(before, before, after, to),
        };
  }
  if (after && to !== undefined) {
    return {
      kind: 'added',
      to,
      checks: deciding(after, undefined, after, to + 1),
    };
  }
  return before ? { kind: 'removed', from, checks: [] } : { kind: 'same' };
}

/** What is missing up to a level by one of the definitions, with what both say. */
function deciding(
  by: Judgement,
  before: Judgement | undefined,
  after: Judgement,
  upTo: number,
): DecidingCheck[] {
  const from = before ? statusesOf(before) : undefined;
  const to = statusesOf(after);
  const missing = statusesOf(by);
  return by.scorecard.checks.flatMap(({ definition: { id, title, level } }) => {
    const status = missing.get(id);
    const isMissing =
      status !== undefined && status !== 'pass' && status !== 'exempt';
    return isMissing && level <= upTo
      ? [{ checkId: id, title, from: from?.get(id), to: to.get(id) }]
      : [];
  });
}

/** By check id, of those that count. */
function statusesOf({
  scorecard,
  evaluation,
}: Judgement): Map<string, CheckStatus> {
  const statuses = new Map<string, CheckStatus>();
  scorecard.checks.forEach(({ definition }, index) => {
    const check = evaluation.checks[index];
    if (check?.enforced) {
      statuses.set(definition.id, check.status);
    }
  });
  return statuses;
}
