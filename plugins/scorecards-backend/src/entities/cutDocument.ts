import { JsonObject, JsonValue } from '@backstage/types';
import { toStorable } from '../facts/storable';

const MAX_BYTES = 64 * 1024;
const MAX_DEPTH = 20;

/** How much is kept of what can be long. */
interface Limits {
  /** Characters of a text. */
  text: number;
  /** Items of a list. */
  items: number;
  /** Fields of an object. */
  fields: number;
}

/** From what is enough for almost all to what fits in any case. */
const STEPS: readonly Limits[] = [
  { text: 4 * 1024, items: 200, fields: 1_000 },
  { text: 1_024, items: 100, fields: 200 },
  { text: 256, items: 50, fields: 50 },
  { text: 64, items: 10, fields: 15 },
  { text: 32, items: 4, fields: 8 },
];

/** A document that fits, and its JSON. */
export interface CutDocument<T> {
  document: T;
  json: string;
}

/**
 * Cuts long texts and lists, so that no entity takes more than 64 KiB. Filters
 * look at names, types, tags and annotations, which are short; what is cut is
 * prose, and lists of what grows with the catalog.
 */
export function cutDocument<T extends object>(document: T): CutDocument<T> {
  for (const limits of STEPS) {
    const cut = cutValue(document as JsonObject, limits, 0);
    const json = JSON.stringify(cut);
    if (Buffer.byteLength(json) <= MAX_BYTES) {
      return { document: cut as T, json };
    }
  }
  throw new RangeError(
    `is larger than ${MAX_BYTES} bytes, even with what is long cut off`,
  );
}

function cutValue(
  value: JsonValue | undefined,
  limits: Limits,
  depth: number,
): JsonValue | undefined {
  if (typeof value === 'string') {
    return cutText(value, limits.text);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth >= MAX_DEPTH) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value
      .slice(0, limits.items)
      .map(item => cutValue(item, limits, depth + 1) ?? null);
  }
  const cut: JsonObject = {};
  for (const name of Object.keys(value).slice(0, limits.fields)) {
    cut[cutText(name, limits.text)] = cutValue(value[name], limits, depth + 1);
  }
  return cut;
}

/** A text of at most so many characters that a database can store. */
export function cutText(text: string, length: number): string {
  return toStorable(text.length > length ? text.slice(0, length) : text);
}
