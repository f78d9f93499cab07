import { JsonObject, JsonValue } from '@backstage/types';

/** JSON of a body, or what is wrong with it. */
export type Parsed =
  | { ok: true; value: JsonValue }
  | { ok: false; reason: string };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Parses a body that may hold anything. */
export function parseJson(body: Buffer): Parsed {
  let text: string;
  try {
    text = decoder.decode(body);
  } catch {
    return { ok: false, reason: 'The body is not UTF-8' };
  }
  if (text.trim() === '') {
    return { ok: false, reason: 'The body is empty; it must be JSON' };
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return {
      ok: false,
      reason: `The body is not JSON: ${(error as Error).message}`,
    };
  }
}

/**
 * Writes JSON again.
 *
 * @returns undefined if it is nested deeper than the stack
 */
export function writeJson(value: JsonValue): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

/** Whether JSON is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
