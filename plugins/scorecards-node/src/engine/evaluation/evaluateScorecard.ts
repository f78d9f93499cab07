import type { Entity } from '@backstage/catalog-model';
import type {
  ActiveWaiver,
  CheckEvaluation,
  CompiledCheck,
  CompiledScorecard,
  ExpressionOutcome,
  PreparedFacts,
  ScorecardEvaluation,
} from '../types';
import { describeFacts } from './describeFacts';
import { DueTime } from './dueTime';
import { measure } from './measure';

/**
 * What a scorecard is evaluated on.
 *
 * @public
 */
export interface EvaluationInput {
  /** One that the scorecard selects. */
  entity: Entity;
  facts: PreparedFacts;
  /** Of this entity and scorecard; those that have ended count for nothing. */
  waivers: readonly ActiveWaiver[];
  /** Epoch milliseconds; the same as the facts were prepared for. */
  now: number;
}

// Most checks come to one of these, which need not be made anew each time
const PASS: CheckEvaluation = Object.freeze({ status: 'pass', enforced: true });
const ANNOUNCED_PASS: CheckEvaluation = Object.freeze({
  status: 'pass',
  enforced: false,
});
const EXEMPT: CheckEvaluation = Object.freeze({
  status: 'exempt',
  enforced: true,
});
const ANNOUNCED_EXEMPT: CheckEvaluation = Object.freeze({
  status: 'exempt',
  enforced: false,
});

/**
 * Evaluates a scorecard on an entity that it selects.
 *
 * @public
 */
export function evaluateScorecard(
  scorecard: CompiledScorecard,
  input: EvaluationInput,
): ScorecardEvaluation {
  const { checks, definition } = scorecard;
  const due = new DueTime(input.now);
  const standings = checks.map(check => evaluateCheck(check, input, due));
  if (input.waivers.length > 0) {
    applyWaivers(checks, standings, input, due);
  }
  const nextDueAt = due.next;
  return {
    checks: standings,
    ...measure(definition.checks, standings, definition.levels.length),
    ...(nextDueAt !== undefined && { nextDueAt }),
    ...(due.isUnsteady && { unsteady: true }),
  };
}

function evaluateCheck(
  check: CompiledCheck,
  { entity, facts, now }: EvaluationInput,
  due: DueTime,
): CheckEvaluation | undefined {
  if (!check.appliesTo(entity)) {
    return undefined;
  }
  const { announcedAt, enforcedAt, condition, reads, freshnessMs } = check;
  if (announcedAt !== undefined && now < announcedAt) {
    due.at(announcedAt);
    return undefined;
  }
  const enforced = enforcedAt === undefined || now >= enforcedAt;
  if (!enforced) {
    due.at(enforcedAt);
  }
  for (const fact of reads) {
    const observedAt = facts.readings[fact.id]?.observedAt;
    if (observedAt !== undefined) {
      // As old as it may be, it is still fresh
      due.at(observedAt + (freshnessMs ?? fact.freshnessMs) + 1);
    }
  }
  const outcome = condition.evaluate(facts, freshnessMs, due);
  if (outcome.kind === 'value' && outcome.value) {
    return enforced ? PASS : ANNOUNCED_PASS;
  }
  return describeMiss(check, outcome, { facts, enforced, due });
}

/** What a check says when it does not pass. */
function describeMiss(
  check: CompiledCheck,
  outcome: ExpressionOutcome<boolean>,
  {
    facts,
    enforced,
    due,
  }: { facts: PreparedFacts; enforced: boolean; due: DueTime },
): CheckEvaluation {
  switch (outcome.kind) {
    case 'value':
      return {
        status: 'fail',
        message: explainFailure(check, facts, due),
        enforced,
      };
    case 'unknown':
      return { status: 'unknown', message: outcome.reason, enforced };
    case 'stale':
      return {
        status: 'stale',
        message: outcome.reason,
        enforced,
        staleSince: outcome.since,
      };
    case 'error':
      return {
        status: 'unknown',
        message: `The expression has no value for these facts: ${outcome.reason}`,
        enforced,
      };
    default:
      throw new TypeError(
        `Unknown outcome ${JSON.stringify(outcome satisfies never)}`,
      );
  }
}

/**
 * The author's words, or else the facts. What decided is fresh, so that other
 * facts in the message may be of any age.
 */
function explainFailure(
  check: CompiledCheck,
  facts: PreparedFacts,
  due: DueTime,
): string {
  const message = check.message?.evaluate(facts, Infinity, due);
  return message?.kind === 'value'
    ? message.value
    : describeFacts(check.reads, facts.readings);
}

/** Exempts what is waived, and does not pass by itself. */
function applyWaivers(
  checks: readonly CompiledCheck[],
  standings: Array<CheckEvaluation | undefined>,
  { waivers, now }: EvaluationInput,
  due: DueTime,
): void {
  const indexOf = (checkId: string) =>
    checks.findIndex(({ definition }) => definition.id === checkId);
  // Whether a check passes by itself is as it was before any waiver
  const own = [...standings];

  for (const { checkId, expiresAt, compensatingCheckId } of waivers) {
    const standing = own[indexOf(checkId)];
    if (now >= expiresAt || !standing || standing.status === 'pass') {
      continue;
    }
    due.at(expiresAt);
    if (
      compensatingCheckId === undefined ||
      own[indexOf(compensatingCheckId)]?.status === 'pass'
    ) {
      standings[indexOf(checkId)] = standing.enforced
        ? EXEMPT
        : ANNOUNCED_EXEMPT;
    }
  }
}
