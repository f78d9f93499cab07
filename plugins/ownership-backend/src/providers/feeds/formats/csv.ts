import { CsvRecord, CsvRecordReader } from './csvRecords';
import { readLines } from './lines';
import { FeedError, Row, RowReader } from './types';

/** How a CSV file is written. */
export interface CsvOptions {
  /** One character. */
  delimiter: string;
  /** Names of the columns, where the first record does not give them. */
  columns?: string[];
  /** Columns that there have to be. */
  needed: readonly string[];
}

/**
 * CSV (RFC 4180), in which a row's value is its fields by the name of their
 * column.
 */
export function csvReader(options: CsvOptions): RowReader {
  return async function* readCsv(body) {
    const records = new CsvRecordReader(options.delimiter);
    let columns = options.columns && checked(options.columns, options.needed);
    const rowsOf = (found: CsvRecord[]): Row[] => {
      const rest = columns ? found : found.slice(1);
      columns ??= found[0] && headerOf(found[0], options.needed);
      return rest.map(record => rowOf(record, columns!));
    };
    for await (const lines of readLines(body)) {
      yield rowsOf(records.read(lines, false));
    }
    yield rowsOf(records.read([], true));
    if (!columns) {
      throw new FeedError('it is empty, without even the names of columns');
    }
  };
}

function headerOf(record: CsvRecord, needed: readonly string[]): string[] {
  if ('problem' in record) {
    throw new FeedError(
      `line ${record.line}, which names the columns: ${record.problem}`,
    );
  }
  return checked(record.fields, needed);
}

function checked(columns: string[], needed: readonly string[]): string[] {
  const missing = needed.find(column => !columns.includes(column));
  if (missing !== undefined) {
    throw new FeedError(
      `there is no column '${missing}' among ${columns
        .map(column => `'${column}'`)
        .join(', ')}`,
    );
  }
  const twice = needed.find(
    column => columns.indexOf(column) !== columns.lastIndexOf(column),
  );
  if (twice !== undefined) {
    throw new FeedError(`there are several columns '${twice}'`);
  }
  return columns;
}

function rowOf(record: CsvRecord, columns: readonly string[]): Row {
  const where = `line ${record.line}`;
  if ('problem' in record) {
    return { where, problem: record.problem };
  }
  const { fields } = record;
  if (fields.length !== columns.length) {
    return {
      where,
      problem: `it has ${fields.length} columns instead of ${columns.length}`,
    };
  }
  return { where, value: new Map(columns.map((name, i) => [name, fields[i]])) };
}
