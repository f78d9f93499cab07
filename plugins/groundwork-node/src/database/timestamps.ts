const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

/**
 * What a query returns for a timestamp column: a `Date` on PostgreSQL, a text on
 * SQLite.
 *
 * @public
 */
export type TimestampColumn = Date | string;

/**
 * Converts a time to what is stored in a timestamp column of either database:
 * ISO 8601 in UTC with three digits of seconds, as in
 * `2026-03-03T09:30:00.250Z`. `undefined` becomes `NULL`.
 *
 * @remarks
 *
 * Migrations declare the column as
 * `table.timestamp('at', { useTz: true, precision: 3 })`. PostgreSQL makes that
 * a `timestamptz(3)` and parses the text; SQLite stores the text. All such texts
 * have the same length, so SQLite orders and compares them by time as
 * PostgreSQL does, in `where` and `order by` alike.
 *
 * Bind no `Date` to a query: SQLite would store a number, which it orders
 * before all texts. And take the time as an argument rather than from
 * `CURRENT_TIMESTAMP`, which has another format in SQLite.
 *
 * @throws RangeError for an invalid date, and outside of the years 1 to 9999,
 * which the format cannot express
 * @public
 */
export function toTimestamp(time: Date): string;
/**
 * {@inheritdoc (toTimestamp:1)}
 *
 * @public
 */
export function toTimestamp(time: Date | undefined): string | null;
export function toTimestamp(time: Date | undefined): string | null {
  if (time === undefined) {
    return null;
  }
  const year = time.getUTCFullYear();
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    const given = Number.isNaN(year) ? 'an invalid date' : `year ${year}`;
    throw new RangeError(
      `Cannot store ${given} as a timestamp; it must be a time from year ${FIRST_YEAR} to ${LAST_YEAR}`,
    );
  }
  return time.toISOString();
}

/**
 * Reads what a query has returned for a timestamp column. `NULL` becomes
 * `undefined`.
 *
 * @throws TypeError if a value was not written with `toTimestamp`, since
 * it would compare wrongly with those that were
 * @public
 */
export function fromTimestamp(value: TimestampColumn): Date;
/**
 * {@inheritdoc (fromTimestamp:1)}
 *
 * @public
 */
export function fromTimestamp(value: TimestampColumn | null): Date | undefined;
export function fromTimestamp(value: TimestampColumn | null): Date | undefined {
  if (value === null) {
    return undefined;
  }
  if (value instanceof Date) {
    return value;
  }
  const time = typeof value === 'string' ? new Date(value) : undefined;
  if (!time || Number.isNaN(time.getTime()) || time.toISOString() !== value) {
    throw new TypeError(
      `Expected a timestamp such as '2026-03-03T09:30:00.250Z', but the column holds ${JSON.stringify(
        value,
      )}; write such columns with toTimestamp`,
    );
  }
  return time;
}
