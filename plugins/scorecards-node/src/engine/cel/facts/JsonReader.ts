import type { JsonValue } from '@backstage/types';
import { MAX_FACT_DEPTH, MAX_FACT_VALUES, MAX_TEXT_LENGTH } from '../limits';
import { isInt64 } from '../values/integers';
import type { MapKey, Value } from '../values/values';
import type { Shape } from './shapes';

const DYN: Shape = { kind: 'dyn' };

/**
 * Makes CEL values of JSON. Objects become maps, so that `__proto__` and
 * `constructor` are keys as others are, and nothing is inherited.
 */
export class JsonReader {
  private values = 0;
  private found?: string;

  /** Why the value cannot be read; undefined while it can. */
  get problem(): string | undefined {
    return this.found;
  }

  read(json: JsonValue | undefined, shape: Shape, depth = 0): Value {
    this.values += 1;
    if (this.values > MAX_FACT_VALUES) {
      return this.refuse(`holds more than ${MAX_FACT_VALUES} values`);
    }
    if (depth > MAX_FACT_DEPTH) {
      return this.refuse(`is nested deeper than ${MAX_FACT_DEPTH} levels`);
    }
    switch (typeof json) {
      case 'string':
        return this.readText(json);
      case 'number':
        return readNumber(json, shape);
      case 'boolean':
        return json;
      default:
        return this.readContainer(json ?? null, shape, depth);
    }
  }

  readText(text: string): string {
    if (text.length > MAX_TEXT_LENGTH) {
      this.refuse(
        `holds a text of ${text.length} characters, and at most ${MAX_TEXT_LENGTH} can be read`,
      );
      return '';
    }
    return text;
  }

  private readContainer(json: JsonValue, shape: Shape, depth: number): Value {
    if (json === null || typeof json !== 'object') return null;
    if (Array.isArray(json)) {
      const element = shape.kind === 'list' ? shape.of : DYN;
      return json.map(it => this.read(it, element, depth + 1));
    }
    const map = new Map<MapKey, Value>();
    for (const [key, value] of Object.entries(json)) {
      if (value === undefined) continue;
      map.set(
        this.readText(key),
        this.read(value, fieldShape(shape, key), depth + 1),
      );
    }
    return map;
  }

  private refuse(problem: string): null {
    this.found ??= problem;
    return null;
  }
}

function fieldShape(shape: Shape, key: string): Shape {
  if (shape.kind === 'map') return shape.of;
  if (shape.kind !== 'object') return DYN;
  return shape.fields.get(key) ?? shape.others ?? DYN;
}

function readNumber(json: number, shape: Shape): Value {
  if (shape.kind !== 'int' || !Number.isInteger(json)) return json;
  const integer = BigInt(json);
  return isInt64(integer) ? integer : json;
}
