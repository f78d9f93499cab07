/**
 * CEL's values as they are held here. `null` is CEL's own null.
 */
export type Value =
  | boolean
  | bigint
  | number
  | string
  | null
  | Timestamp
  | Duration
  | Optional
  | TypeValue
  | ValueList
  | ValueMap;

export type ValueList = readonly Value[];

export type MapKey = boolean | bigint | string;

export type ValueMap = ReadonlyMap<MapKey, Value>;

/** A point in time, in nanoseconds since 1970. */
export class Timestamp {
  constructor(readonly nanos: bigint) {}

  static fromMillis(millis: number): Timestamp {
    return new Timestamp(BigInt(Math.trunc(millis)) * 1_000_000n);
  }
}

/** A span of time in nanoseconds. */
export class Duration {
  constructor(readonly nanos: bigint) {}
}

/** A value that need not be there. */
export class Optional {
  static readonly none = new Optional();

  /** @param value - undefined when it is not there */
  private constructor(readonly value?: Value) {}

  static of(value: Value): Optional {
    return new Optional(value);
  }
}

/** What `type(x)` and a type's name denote. */
export class TypeValue {
  constructor(readonly name: string) {}
}

export function isList(value: Value): value is ValueList {
  return Array.isArray(value);
}

export function isMap(value: Value): value is ValueMap {
  return value instanceof Map;
}

/** CEL's name of a value's type. */
export function typeName(value: Value): string {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'double';
    case 'string':
      return 'string';
    default:
      return objectTypeName(value);
  }
}

function objectTypeName(value: object | null): string {
  if (value === null) return 'null_type';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Map) return 'map';
  if (value instanceof Timestamp) return 'google.protobuf.Timestamp';
  if (value instanceof Duration) return 'google.protobuf.Duration';
  if (value instanceof Optional) return 'optional_type';
  return 'type';
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  null_type: 'null',
  'google.protobuf.Timestamp': 'timestamp',
  'google.protobuf.Duration': 'duration',
  optional_type: 'optional',
};

/** A value's type, as a person would say it. */
export function describeType(value: Value): string {
  const name = typeName(value);
  return SHORT_NAMES[name] ?? name;
}
