import type { Failure } from '../failures';
import { noOverload } from '../functions/builtIn';
import { isTextBefore } from '../values/texts';
import { Duration, Timestamp, Value } from '../values/values';
import { Run, stepsOfText } from './Run';

export type OrderingOperator = '<' | '<=' | '>' | '>=';

/** Compares two values of one type, or two numbers: as doubles, if one is. */
export function compare(
  run: Run,
  operator: OrderingOperator,
  left: Value,
  right: Value,
): boolean | Failure {
  if (isNumber(left) && isNumber(right)) {
    return typeof left === typeof right
      ? compareScalars(operator, left, right)
      : compareScalars(operator, Number(left), Number(right));
  }
  if (typeof left === 'string' && typeof right === 'string') {
    const length = Math.min(left.length, right.length);
    return (
      run.spend(stepsOfText(length)) ?? compareTexts(operator, left, right)
    );
  }
  if (typeof left === 'boolean' && typeof right === 'boolean') {
    return compareScalars(operator, Number(left), Number(right));
  }
  const isTime =
    (left instanceof Timestamp && right instanceof Timestamp) ||
    (left instanceof Duration && right instanceof Duration);
  return isTime
    ? compareScalars(operator, left.nanos, right.nanos)
    : noOverload(`'${operator}'`, left, right);
}

function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** JavaScript compares NaN as CEL does: nothing is less, more or equal. */
function compareScalars(
  operator: OrderingOperator,
  left: bigint | number,
  right: bigint | number,
): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return operator satisfies never;
  }
}

function compareTexts(
  operator: OrderingOperator,
  left: string,
  right: string,
): boolean {
  switch (operator) {
    case '<':
      return isTextBefore(left, right);
    case '<=':
      return !isTextBefore(right, left);
    case '>':
      return isTextBefore(right, left);
    case '>=':
      return !isTextBefore(left, right);
    default:
      return operator satisfies never;
  }
}
