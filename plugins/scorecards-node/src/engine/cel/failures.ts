import type { Value } from './values/values';

/** Where something stands in an expression: offsets in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A fact that has no value to go by, and why. */
export type MissingFact =
  | { factId: string; why: 'unobserved' }
  | { factId: string; why: 'failed'; error: string }
  | { factId: string; why: 'none' }
  | {
      factId: string;
      why: 'stale';
      observedAt: number;
      freshnessMs: number;
      error?: string;
    };

/**
 * What an expression comes to when it has no value. Failures are passed on as
 * values are rather than thrown, so that `&&`, `||` and the quantifiers can
 * absorb them and join those that are left.
 */
export abstract class Failure {}

/** The facts are there, and have no answer: e.g. a division by zero. */
export class Fault extends Failure {
  constructor(readonly reason: string, readonly span?: Span) {
    super();
  }
}

/** Facts that decide are missing or too old. */
export class Gap extends Failure {
  constructor(readonly facts: readonly MissingFact[]) {
    super();
  }
}

/**
 * Joins what two operands failed with; at least one of them did. Missing facts
 * go before faults, as in CEL: with the facts, the fault may not be there.
 */
export function joinFailures(
  left: Value | Failure,
  right: Value | Failure,
): Failure {
  if (!(right instanceof Failure)) return left as Failure;
  if (!(left instanceof Failure)) return right;
  if (left instanceof Fault) return right instanceof Gap ? right : left;
  return left instanceof Gap && right instanceof Gap
    ? joinGaps(left, right)
    : left;
}

function joinGaps(left: Gap, right: Gap): Gap {
  const known = new Set(left.facts.map(it => it.factId));
  const others = right.facts.filter(it => !known.has(it.factId));
  return others.length > 0 ? new Gap([...left.facts, ...others]) : left;
}

/** Says where a fault is, unless it is said already. */
export function located(result: Value | Failure, span: Span): Value | Failure {
  return result instanceof Fault && !result.span
    ? new Fault(result.reason, span)
    : result;
}
