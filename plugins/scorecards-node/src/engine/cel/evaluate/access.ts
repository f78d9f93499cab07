import { Failure, Fault } from '../failures';
import { noOverload } from '../functions/builtIn';
import { cutText } from '../values/texts';
import {
  describeType,
  isList,
  isMap,
  Optional,
  Value,
  ValueList,
} from '../values/values';
import { mapKeyOf } from './equality';

const MAX_QUOTED = 60;

/** `of.field`, where `of` is no fact. Of an optional it is an optional again. */
export function select(of: Value, field: string): Value | Failure {
  if (isMap(of)) {
    const found = of.get(field);
    return found === undefined ? noKey(field) : found;
  }
  return of instanceof Optional
    ? optionalIndex(of, field)
    : new Fault(`${describeType(of)} has no fields`);
}

/** Whether `of` has the field. */
export function hasField(of: Value, field: string): boolean | Failure {
  if (of instanceof Optional) {
    return of.value === undefined ? false : hasField(of.value, field);
  }
  return isMap(of)
    ? of.has(field)
    : new Fault(`${describeType(of)} has no fields`);
}

/** `of[key]`. */
export function index(of: Value, key: Value): Value | Failure {
  if (of instanceof Optional) return optionalIndex(of, key);
  const found = lookUp(of, key);
  if (found !== undefined) return found;
  return isList(of)
    ? new Fault(
        `there is no element ${describeKey(key)} in a list of ${of.length}`,
      )
    : noKey(key);
}

/** `of.?field` and `of[?key]`. */
export function optionalIndex(of: Value, key: Value): Value | Failure {
  if (of instanceof Optional) {
    return of.value === undefined ? of : optionalIndex(of.value, key);
  }
  const found = lookUp(of, key);
  if (found instanceof Failure) return found;
  return found === undefined ? Optional.none : Optional.of(found);
}

/** What is there; undefined when nothing is. */
function lookUp(of: Value, key: Value): Value | Failure | undefined {
  if (isMap(of)) {
    const mapKey = mapKeyOf(key);
    return mapKey === undefined ? undefined : of.get(mapKey);
  }
  return isList(of)
    ? elementOf(of, key)
    : new Fault(`${describeType(of)} has no elements`);
}

function elementOf(list: ValueList, key: Value): Value | Failure | undefined {
  const position = mapKeyOf(key);
  if (typeof position !== 'bigint') return noOverload("'[]'", list, key);
  const isThere = position >= 0n && position < BigInt(list.length);
  return isThere ? list[Number(position)] : undefined;
}

function noKey(key: Value): Fault {
  const text = typeof key === 'string' ? `'${key}'` : describeKey(key);
  return new Fault(`there is no ${cutText(text, MAX_QUOTED)}`);
}

function describeKey(key: Value): string {
  const isScalar = key === null || typeof key !== 'object';
  return isScalar ? String(key) : `key of type ${describeType(key)}`;
}
