import { Failure, Fault, joinFailures, Span } from '../failures';
import { describeType, Value } from '../values/values';
import type { Operation, Run } from './Run';

/** An operand of a logical operation: it must be a bool, if it is a value. */
export interface LogicalOperand {
  readonly evaluate: Operation;
  readonly span: Span;
}

/**
 * `a && b && …` with `absorbing` false, `a || b || …` with it true. One operand
 * that is `absorbing` decides, in any place, whatever the others fail with.
 */
export function logical(
  operands: readonly LogicalOperand[],
  absorbing: boolean,
): Operation {
  return run => {
    let failure: Failure | undefined;
    for (const { evaluate, span } of operands) {
      const value = evaluate(run);
      if (value === absorbing) return absorbing;
      if (typeof value === 'boolean') continue;
      const failed = failureOf(value, span);
      failure = failure ? joinFailures(failure, failed) : failed;
    }
    return failure ?? !absorbing;
  };
}

export function not({ evaluate, span }: LogicalOperand): Operation {
  return run => {
    const value = evaluate(run);
    return typeof value === 'boolean' ? !value : failureOf(value, span);
  };
}

export function conditional(
  condition: LogicalOperand,
  then: Operation,
  otherwise: Operation,
): Operation {
  return run => {
    const value = condition.evaluate(run);
    if (value === true) return then(run);
    if (value === false) return otherwise(run);
    return failureOf(value, condition.span);
  };
}

/** Evaluates what must be true or false. */
export function evaluateCondition(
  { evaluate, span }: LogicalOperand,
  run: Run,
): boolean | Failure {
  const value = evaluate(run);
  return typeof value === 'boolean' ? value : failureOf(value, span);
}

function failureOf(value: Value | Failure, span: Span): Failure {
  if (value instanceof Failure) return value;
  return new Fault(
    `it is neither true nor false, but ${describeType(value)}`,
    span,
  );
}
