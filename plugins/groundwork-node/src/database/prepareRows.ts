type Row = Readonly<Record<string, unknown>>;

/**
 * Makes of rows what one statement can write on either database: one row per
 * key, the last one given, in the order of the keys, with `null` for
 * `undefined`.
 *
 * @throws an Error if the rows do not have the same columns, a key is `NULL`, or
 * a value is one that the two databases store differently
 */
export function prepareRows(
  table: string,
  rows: readonly object[],
  key: readonly string[],
): Row[] {
  const columns = Object.keys(rows[0]);
  const rowsByKey = new Map<string, Row>();
  for (const [index, row] of rows.entries()) {
    const problem =
      findProblemOfColumns(row, columns) ?? findProblemOfValues(row, key);
    if (problem) {
      throw new Error(
        `Cannot write row ${index} to table '${table}': ${problem}`,
      );
    }
    const prepared: Row = Object.fromEntries(
      Object.entries(row).map(([column, value]) => [column, value ?? null]),
    );
    rowsByKey.set(
      JSON.stringify(key.map(column => String(prepared[column]))),
      prepared,
    );
  }
  return [...rowsByKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}

function findProblemOfColumns(
  row: object,
  columns: readonly string[],
): string | undefined {
  const own = Object.keys(row);
  return own.length === columns.length &&
    columns.every(column => Object.hasOwn(row, column))
    ? undefined
    : `it has the columns ${own.join(', ')}, but row 0 has ${columns.join(
        ', ',
      )}; give all rows the same columns, with undefined for NULL`;
}

function findProblemOfValues(
  row: object,
  key: readonly string[],
): string | undefined {
  const values = new Map<string, unknown>(Object.entries(row));
  const emptyKey = key.find(column => (values.get(column) ?? null) === null);
  if (emptyKey) {
    return `its key column '${emptyKey}' is NULL, and NULL equals nothing`;
  }
  for (const [column, value] of values) {
    if (typeof value === 'object' && value && !Buffer.isBuffer(value)) {
      return `its column '${column}' holds an object; convert times with toTimestamp and JSON with toJsonColumn`;
    }
  }
  return undefined;
}
