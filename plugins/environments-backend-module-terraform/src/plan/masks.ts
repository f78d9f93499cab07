import { JsonObject, JsonValue } from '@backstage/types';

/** A value with what a structure of booleans marks replaced. */
export function hide(
  value: JsonValue | undefined,
  marks: JsonValue | undefined,
  by: string,
): JsonValue | undefined {
  if (marks === true) {
    return by;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    const markOf = Array.isArray(marks) ? marks : [];
    return value.map((item, index) => hide(item, markOf[index], by) ?? null);
  }
  const markOf = objectOf(marks);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      hide(item, markOf[key], by),
    ]),
  );
}

/**
 * A value without what a structure of booleans marks: the same, whether Terraform
 * leaves out what it does not know, or knows it by now.
 */
export function without(
  value: JsonValue | undefined,
  marks: JsonValue | undefined,
): JsonValue | undefined {
  if (marks === true) {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    const markOf = Array.isArray(marks) ? marks : [];
    return value.map((item, index) => without(item, markOf[index]) ?? null);
  }
  const markOf = objectOf(marks);
  const known = Object.entries(value)
    .map(([key, item]) => [key, without(item, markOf[key])])
    .filter(([, item]) => item !== undefined);
  return Object.fromEntries(known);
}

/** A value if it is an object; otherwise an empty one. */
export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}
