import { Line } from './lines';

/** A record of a CSV file (RFC 4180), or what stands in its place. */
export type CsvRecord =
  | { line: number; fields: string[] }
  | { line: number; problem: string };

/** A quoted field may span lines, but not so many. */
const MAX_LINES = 50;

/**
 * Puts lines together to records. A library would stop at the first quote that
 * is not where it may be, or take all that follows for one field; here only
 * the line that it is on is lost.
 */
export class CsvRecordReader {
  private waiting: readonly Line[] = [];

  constructor(private readonly delimiter: string) {}

  /** @param isLast - whether no lines will follow */
  read(lines: readonly Line[], isLast: boolean): CsvRecord[] {
    const queue = [...this.waiting, ...lines];
    const records: CsvRecord[] = [];
    let at = 0;
    while (at < queue.length) {
      if (queue[at].text.trim() === '') {
        at += 1;
        continue;
      }
      const found = readRecord(queue, at, this.delimiter);
      if (found.isOpen && !isLast && queue.length - at < MAX_LINES) {
        break;
      }
      records.push(found.record);
      at += found.length;
    }
    this.waiting = queue.slice(at);
    return records;
  }
}

type Field = { value: string } | { problem: string; isOpen?: boolean };

class Cursor {
  private at = 0;
  private text: string;

  constructor(
    private readonly lines: readonly Line[],
    public line: number,
    private readonly delimiter: string,
  ) {
    this.text = lines[line].text;
  }

  takeDelimiter(): boolean {
    const isThere = this.text[this.at] === this.delimiter;
    this.at += 1;
    return isThere;
  }

  takeField(): Field {
    this.skipSpace();
    if (this.text[this.at] === '"') {
      return this.takeQuoted();
    }
    const end = this.text.indexOf(this.delimiter, this.at);
    const value = this.text.slice(this.at, end === -1 ? undefined : end);
    this.at += value.length;
    return value.includes('"')
      ? { problem: 'a quote stands inside of a field that is not quoted' }
      : { value: value.trim() };
  }

  private takeQuoted(): Field {
    const last = Math.min(this.lines.length, this.line + MAX_LINES) - 1;
    const pieces: string[] = [];
    this.at += 1;
    for (;;) {
      const quote = this.text.indexOf('"', this.at);
      if (quote === -1) {
        pieces.push(this.text.slice(this.at), '\n');
        if (this.line === last) {
          return { problem: 'a quote is opened and not closed', isOpen: true };
        }
        this.line += 1;
        this.text = this.lines[this.line].text;
        this.at = 0;
        continue;
      }
      pieces.push(this.text.slice(this.at, quote));
      this.at = quote + 1;
      if (this.text[this.at] !== '"') {
        break;
      }
      pieces.push('"');
      this.at += 1;
    }
    this.skipSpace();
    const isEnd = this.at >= this.text.length;
    return isEnd || this.text[this.at] === this.delimiter
      ? { value: pieces.join('') }
      : { problem: 'a quoted field goes on behind its closing quote' };
  }

  private skipSpace(): void {
    while (this.text[this.at] === ' ') {
      this.at += 1;
    }
  }
}

interface FoundRecord {
  record: CsvRecord;
  /** How many lines it has; of a broken one, only the first is given up. */
  length: number;
  /** Whether the lines end inside of a quoted field. */
  isOpen?: boolean;
}

function readRecord(
  lines: readonly Line[],
  from: number,
  delimiter: string,
): FoundRecord {
  const { number, text, isCut } = lines[from];
  const broken = (problem: string, isOpen = false): FoundRecord => ({
    record: { line: number, problem },
    length: 1,
    isOpen,
  });
  if (isCut) {
    return broken('the line is too long');
  }
  if (!text.includes('"')) {
    const fields = text.split(delimiter).map(field => field.trim());
    return { record: { line: number, fields }, length: 1 };
  }
  const cursor = new Cursor(lines, from, delimiter);
  const fields: string[] = [];
  do {
    const field = cursor.takeField();
    if ('problem' in field) {
      return broken(field.problem, field.isOpen);
    }
    fields.push(field.value);
  } while (cursor.takeDelimiter());
  return { record: { line: number, fields }, length: cursor.line - from + 1 };
}
