import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { dialectOf } from './dialect';

/**
 * What a JSON column holds: a value that JSON can express.
 *
 * @remarks
 *
 * A bare `null` is left out, because PostgreSQL's driver cannot tell it from
 * SQL's `NULL`. And as a type cannot say "JSON" without shutting out interfaces,
 * mind that a `Date` within an object comes back as a text.
 *
 * @public
 */
export type JsonColumnValue = object | string | number | boolean;

/**
 * Converts a value to what is stored in a JSON column (`table.jsonb`) of either
 * database; `undefined` becomes `NULL`.
 *
 * @remarks
 *
 * PostgreSQL's driver would turn an array into an array of SQL, so the value is
 * always passed as JSON.
 *
 * @throws InputError if a text in it contains the character U+0000 or half of a
 * surrogate pair, which PostgreSQL cannot store. SQLite could, but then what
 * works in one installation would fail in another.
 * @public
 */
export function toJsonColumn(
  value: JsonColumnValue | undefined,
): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  const json = JSON.stringify(value);
  // JSON.stringify escapes exactly those characters in this way. A backslash
  // that is itself part of a text can look the same, hence the second look.
  if (/\\u(?:0000|d[89a-f])/.test(json)) {
    assertStorable(value, '$');
  }
  return json;
}

/**
 * Reads what a query has returned for a JSON column: a value on PostgreSQL,
 * a text on SQLite; `NULL` becomes `undefined`.
 *
 * @remarks
 *
 * The value is not checked against `T`: the plugin has written it itself.
 *
 * @param knex - the database that the value came from; a text alone does not
 * tell whether it has been parsed
 * @public
 */
export function fromJsonColumn<T = JsonColumnValue>(
  knex: Knex,
  value: unknown,
): T | undefined {
  if (value === null || value === undefined) {
    return undefined;
  }
  // SQLite gives columns of type json a numeric affinity: a bare number has
  // become one
  if (dialectOf(knex) === 'postgres' || typeof value === 'number') {
    return value as T;
  }
  if (typeof value !== 'string') {
    throw new TypeError(
      `Expected JSON, but the column holds ${
        Buffer.isBuffer(value) ? 'binary data' : JSON.stringify(value)
      }; write such columns with toJsonColumn`,
    );
  }
  return JSON.parse(value);
}

function assertStorable(value: unknown, path: string): void {
  if (typeof value === 'string') {
    assertStorableText(value, path);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => assertStorable(item, `${path}[${index}]`));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      assertStorableText(name, `the name of a field of ${path}`);
      assertStorable(item, `${path}.${name}`);
    }
  }
}

function assertStorableText(text: string, where: string): void {
  if (/[\0\p{Surrogate}]/u.test(text)) {
    throw new InputError(
      `Cannot store ${where}: it contains the character U+0000 or half of a surrogate pair; remove it`,
    );
  }
}
