import { JsonValue } from '@backstage/types';
import { isStorable } from './storable';

/** The most that a value may take as JSON. */
const MAX_BYTES = 64 * 1024;
const MAX_DEPTH = 32;

/**
 * The same text for the same value, in whatever order its fields are.
 */
export function canonicalJson(value: JsonValue | undefined): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join()}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = Object.keys(value)
      .filter(name => value[name] !== undefined)
      .sort()
      .map(name => `${JSON.stringify(name)}:${canonicalJson(value[name])}`);
    return `{${fields.join()}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** Whether two values say the same. */
export function isSameValue(
  one: JsonValue | undefined,
  other: JsonValue | undefined,
): boolean {
  if (one === other) {
    return true;
  }
  const areObjects = typeof one === 'object' && typeof other === 'object';
  return areObjects && canonicalJson(one) === canonicalJson(other);
}

/**
 * Why a value cannot be stored, whatever its type; undefined when it can.
 * Collectors and reports are the work of others, so that anything may come.
 */
export function describeUnstorable(value: unknown): string | undefined {
  const problem = describeNoJson(value, 0);
  if (problem !== undefined) {
    return problem;
  }
  const bytes = Buffer.byteLength(JSON.stringify(value));
  return bytes > MAX_BYTES
    ? `it takes ${bytes} bytes as JSON; a fact may take ${MAX_BYTES}`
    : undefined;
}

function describeNoJson(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value)
        ? undefined
        : `it has the number ${value}, which JSON cannot express`;
    case 'string':
      return describeText(value);
    case 'object':
      return value === null ? undefined : describeNoJsonWithin(value, depth);
    default:
      return `it has a ${typeof value}, which JSON cannot express`;
  }
}

function describeText(text: string): string | undefined {
  if (text.length > MAX_BYTES) {
    return `it has a text of ${text.length} characters; a fact may take ${MAX_BYTES} bytes as JSON`;
  }
  return isStorable(text)
    ? undefined
    : 'it has the character U+0000 or half of a surrogate pair, which cannot be stored';
}

function describeNoJsonWithin(
  value: object,
  depth: number,
): string | undefined {
  if (depth >= MAX_DEPTH) {
    return `it is nested deeper than ${MAX_DEPTH} levels`;
  }
  if (!Array.isArray(value) && !isPlain(value)) {
    return `it has a ${value.constructor.name}, which JSON cannot express`;
  }
  for (const [name, item] of Object.entries(value)) {
    // JSON leaves out fields without a value, but not items
    const isLeftOut = item === undefined && !Array.isArray(value);
    const problem =
      describeText(name) ??
      (isLeftOut ? undefined : describeNoJson(item, depth + 1));
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return (
    prototype === null ||
    prototype === Object.prototype ||
    // Of another realm, as in tests
    Object.getPrototypeOf(prototype) === null
  );
}
