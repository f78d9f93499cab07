import type { JsonObject, JsonValue } from '@backstage/types';

/**
 * What a JSON Schema says of a value, as far as CEL has types for it. `dyn` is
 * all that it has none for.
 */
export type Shape =
  | { kind: 'dyn' | 'bool' | 'int' | 'double' | 'string' }
  | { kind: 'list'; of: Shape }
  | { kind: 'map'; of: Shape }
  | {
      kind: 'object';
      fields: ReadonlyMap<string, Shape>;
      /** Of fields that are not listed; undefined when there are no others. */
      others?: Shape;
    };

const DYN: Shape = { kind: 'dyn' };
const MAX_SCHEMA_DEPTH = 16;

const SIMPLE: ReadonlyMap<JsonValue | undefined, Shape> = new Map([
  ['boolean', { kind: 'bool' }],
  ['integer', { kind: 'int' }],
  ['number', { kind: 'double' }],
  ['string', { kind: 'string' }],
]);

/** The shape of an object fact: a map, if its schema lists no properties. */
export function shapeOfObject(schema: JsonObject | undefined): Shape {
  const shape = schema ? shapeOf({ ...schema, type: 'object' }, 0) : DYN;
  return shape === DYN ? { kind: 'map', of: DYN } : shape;
}

function shapeOf(schema: JsonValue | undefined, depth: number): Shape {
  if (!isObject(schema) || depth > MAX_SCHEMA_DEPTH) return DYN;
  switch (schema.type) {
    case 'array':
      return { kind: 'list', of: shapeOf(schema.items, depth + 1) };
    case 'object':
      return shapeOfProperties(schema, depth);
    default:
      return SIMPLE.get(schema.type) ?? DYN;
  }
}

function shapeOfProperties(schema: JsonObject, depth: number): Shape {
  const others = schema.additionalProperties;
  if (!isObject(schema.properties)) {
    return { kind: 'map', of: shapeOf(others, depth + 1) };
  }
  const fields = new Map<string, Shape>();
  for (const [name, property] of Object.entries(schema.properties)) {
    fields.set(name, shapeOf(property, depth + 1));
  }
  return others === false
    ? { kind: 'object', fields }
    : { kind: 'object', fields, others: shapeOf(others, depth + 1) };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
