import { Failure, Fault } from '../failures';
import { Run, stepsOfText } from '../evaluate/Run';
import { countCodePoints } from '../values/texts';
import {
  isList,
  isMap,
  Optional,
  TypeValue,
  typeName,
  Value,
} from '../values/values';
import { BuiltIn, noOverload } from './builtIn';

/** Functions of sizes, types and optional values. */
export const COLLECTION_FUNCTIONS: readonly BuiltIn[] = [
  { name: 'size', isMethod: false, arity: 1, apply: size },
  { name: 'size', isMethod: true, arity: 1, apply: size },
  { name: 'dyn', isMethod: false, arity: 1, apply: (_, value) => value },
  {
    name: 'type',
    isMethod: false,
    arity: 1,
    apply: (_, value) => new TypeValue(typeName(value)),
  },
  { name: 'hasValue', isMethod: true, arity: 1, apply: hasValue },
  { name: 'value', isMethod: true, arity: 1, apply: valueOfOptional },
  {
    name: 'optional.of',
    isMethod: false,
    arity: 1,
    apply: (_, value) => Optional.of(value),
  },
  {
    name: 'optional.none',
    isMethod: false,
    arity: 0,
    apply: () => Optional.none,
  },
];

function size(run: Run, value: Value): Value | Failure {
  if (typeof value === 'string') {
    return (
      run.spend(stepsOfText(value.length)) ?? BigInt(countCodePoints(value))
    );
  }
  if (isList(value)) return BigInt(value.length);
  if (isMap(value)) return BigInt(value.size);
  return noOverload('size()', value);
}

function hasValue(_: unknown, optional: Value): Value | Failure {
  return optional instanceof Optional
    ? optional.value !== undefined
    : noOverload('hasValue()', optional);
}

function valueOfOptional(_: unknown, optional: Value): Value | Failure {
  if (!(optional instanceof Optional)) return noOverload('value()', optional);
  return optional.value === undefined
    ? new Fault('there is no value')
    : optional.value;
}
