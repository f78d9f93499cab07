/** A value of a record; nothing where there is none. */
export type CsvValue = string | number | boolean | undefined;

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function fieldOf(value: CsvValue): string {
  if (value === undefined) {
    return '';
  }
  // A title such as =HYPERLINK(…) must stay a text in a spreadsheet.
  const text =
    typeof value === 'string' && FORMULA.test(value) ? `'${value}` : `${value}`;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/**
 * Writes records as CSV (RFC 4180), one to a line, as the backend's export
 * does, for as many as a person chooses by hand.
 */
export function toCsv(
  columns: readonly string[],
  records: ReadonlyArray<Record<string, CsvValue>>,
): string {
  const lines = [
    columns.map(fieldOf),
    ...records.map(record => columns.map(column => fieldOf(record[column]))),
  ];
  return lines.map(line => `${line.join(',')}\n`).join('');
}
