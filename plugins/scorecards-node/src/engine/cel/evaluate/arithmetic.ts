import { Failure, Fault } from '../failures';
import { noOverload } from '../functions/builtIn';
import { TEXT_TOO_LONG } from '../functions/texts';
import { MAX_LIST_LENGTH, MAX_TEXT_LENGTH } from '../limits';
import { durationOf } from '../values/durations';
import { isInt64 } from '../values/integers';
import { timestampOf } from '../values/timestamps';
import {
  Duration,
  isList,
  Timestamp,
  Value,
  ValueList,
} from '../values/values';
import { Run, stepsOfText } from './Run';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

const OVERFLOW = new Fault('the result is not a whole number of 64 bits');
const TIME_OUT_OF_RANGE = new Fault(
  'the result is a time before the year 1 or after 9999',
);
const DURATION_OUT_OF_RANGE = new Fault(
  'the result is a duration of more than 290 years',
);

export function calculate(
  run: Run,
  operator: ArithmeticOperator,
  left: Value,
  right: Value,
): Value | Failure {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    return calculateIntegers(operator, left, right);
  }
  if (typeof left === 'number' && typeof right === 'number') {
    const result = calculateDoubles(operator, left, right);
    if (result !== undefined) return result;
  }
  if (operator === '+') {
    const result = concatenate(run, left, right) ?? addTimes(left, right);
    if (result !== undefined) return result;
  }
  if (operator === '-') {
    const result = subtractTimes(left, right);
    if (result !== undefined) return result;
  }
  return noOverload(`'${operator}'`, left, right);
}

export function negate(value: Value): Value | Failure {
  if (typeof value === 'number') return -value;
  if (typeof value === 'bigint') return inRange(-value);
  return noOverload("'-'", value);
}

function calculateIntegers(
  operator: ArithmeticOperator,
  left: bigint,
  right: bigint,
): Value | Failure {
  switch (operator) {
    case '+':
      return inRange(left + right);
    case '-':
      return inRange(left - right);
    case '*':
      return inRange(left * right);
    case '/':
      return right === 0n
        ? new Fault('division by zero')
        : inRange(left / right);
    case '%':
      return right === 0n ? new Fault('modulo by zero') : left % right;
    default:
      return operator satisfies never;
  }
}

function inRange(integer: bigint): bigint | Fault {
  return isInt64(integer) ? integer : OVERFLOW;
}

/** CEL has no `%` of doubles. */
function calculateDoubles(
  operator: ArithmeticOperator,
  left: number,
  right: number,
): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return undefined;
    default:
      return operator satisfies never;
  }
}

function concatenate(
  run: Run,
  left: Value,
  right: Value,
): Value | Failure | undefined {
  if (typeof left === 'string' && typeof right === 'string') {
    const length = left.length + right.length;
    if (length > MAX_TEXT_LENGTH) return TEXT_TOO_LONG;
    return run.spend(stepsOfText(length)) ?? left + right;
  }
  return isList(left) && isList(right)
    ? concatenateLists(run, left, right)
    : undefined;
}

function concatenateLists(
  run: Run,
  left: ValueList,
  right: ValueList,
): Value | Failure {
  const length = left.length + right.length;
  if (length > MAX_LIST_LENGTH) {
    return new Fault(
      `it makes a list of more than ${MAX_LIST_LENGTH} elements`,
    );
  }
  return run.spend(length) ?? [...left, ...right];
}

function addTimes(left: Value, right: Value): Value | Failure | undefined {
  if (left instanceof Duration && right instanceof Duration) {
    return durationOf(left.nanos + right.nanos) ?? DURATION_OUT_OF_RANGE;
  }
  const isTime =
    (left instanceof Timestamp && right instanceof Duration) ||
    (left instanceof Duration && right instanceof Timestamp);
  return isTime
    ? timestampOf(left.nanos + right.nanos) ?? TIME_OUT_OF_RANGE
    : undefined;
}

function subtractTimes(left: Value, right: Value): Value | Failure | undefined {
  if (left instanceof Timestamp && right instanceof Duration) {
    return timestampOf(left.nanos - right.nanos) ?? TIME_OUT_OF_RANGE;
  }
  const isDifference =
    (left instanceof Timestamp && right instanceof Timestamp) ||
    (left instanceof Duration && right instanceof Duration);
  return isDifference
    ? durationOf(left.nanos - right.nanos) ?? DURATION_OUT_OF_RANGE
    : undefined;
}
