import { Failure, Fault } from '../failures';
import {
  Duration,
  isList,
  isMap,
  MapKey,
  Optional,
  Timestamp,
  TypeValue,
  Value,
  ValueList,
  ValueMap,
} from '../values/values';
import { Run, stepsOfText } from './Run';

/**
 * CEL's equality: of values of different types it is false, except that
 * numbers are equal when they stand for the same number.
 */
export function areEqual(
  run: Run,
  left: Value,
  right: Value,
): boolean | Failure {
  switch (typeof left) {
    case 'string':
      return areTextsEqual(run, left, right);
    case 'bigint':
    case 'number':
      return areNumbersEqual(left, right);
    case 'boolean':
      return left === right;
    default:
      return areObjectsEqual(run, left, right);
  }
}

function areTextsEqual(
  run: Run,
  left: string,
  right: Value,
): boolean | Failure {
  if (typeof right !== 'string' || left.length !== right.length) return false;
  return run.spend(stepsOfText(left.length)) ?? left === right;
}

/** An integer and a double are compared as doubles, as CEL does. */
function areNumbersEqual(left: bigint | number, right: Value): boolean {
  if (typeof left === typeof right) return left === right;
  const isNumber = typeof right === 'bigint' || typeof right === 'number';
  return isNumber && Number(left) === Number(right);
}

function areObjectsEqual(
  run: Run,
  left: Exclude<Value, string | bigint | number | boolean>,
  right: Value,
): boolean | Failure {
  if (left === null || right === null || typeof right !== 'object') {
    return left === right;
  }
  if (isList(left)) return isList(right) && areListsEqual(run, left, right);
  if (isMap(left)) return isMap(right) && areMapsEqual(run, left, right);
  if (left instanceof Timestamp) {
    return right instanceof Timestamp && left.nanos === right.nanos;
  }
  if (left instanceof Duration) {
    return right instanceof Duration && left.nanos === right.nanos;
  }
  if (left instanceof Optional) {
    return right instanceof Optional && areOptionalsEqual(run, left, right);
  }
  return (
    left instanceof TypeValue &&
    right instanceof TypeValue &&
    left.name === right.name
  );
}

function areListsEqual(
  run: Run,
  left: ValueList,
  right: ValueList,
): boolean | Failure {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i += 1) {
    const isEqual = run.spend(1) ?? areEqual(run, left[i], right[i]);
    if (isEqual !== true) return isEqual;
  }
  return true;
}

function areMapsEqual(
  run: Run,
  left: ValueMap,
  right: ValueMap,
): boolean | Failure {
  if (left.size !== right.size) return false;
  for (const [key, value] of left) {
    const other = right.get(key);
    if (other === undefined) return false;
    const isEqual = run.spend(1) ?? areEqual(run, value, other);
    if (isEqual !== true) return isEqual;
  }
  return true;
}

function areOptionalsEqual(
  run: Run,
  left: Optional,
  right: Optional,
): boolean | Failure {
  if (left.value === undefined || right.value === undefined) {
    return left.value === right.value;
  }
  return run.spend(1) ?? areEqual(run, left.value, right.value);
}

/** `value in collection`: an element of a list, a key of a map. */
export function isIn(
  run: Run,
  value: Value,
  collection: Value,
): boolean | Failure {
  if (isMap(collection)) {
    const key = mapKeyOf(value);
    return key !== undefined && collection.has(key);
  }
  if (!isList(collection)) return new Fault("'in' needs a list or a map");
  for (const element of collection) {
    const isEqual = run.spend(1) ?? areEqual(run, value, element);
    if (isEqual !== false) return isEqual;
  }
  return false;
}

/** A value as a key of a map; 1.0 finds what 1 does. */
export function mapKeyOf(value: Value): MapKey | undefined {
  switch (typeof value) {
    case 'string':
    case 'bigint':
    case 'boolean':
      return value;
    case 'number':
      return Number.isInteger(value) ? BigInt(value) : undefined;
    default:
      return undefined;
  }
}
