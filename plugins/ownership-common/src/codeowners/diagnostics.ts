import { CodeownersDiagnostic, CodeownersDiagnosticCode } from './types';

const SOURCE_LENGTH = 200;

/** A finding on one line; the line is added by the collector. */
export interface Finding {
  severity: CodeownersDiagnostic['severity'];
  code: CodeownersDiagnosticCode;
  /** Offset in the line. */
  at: number;
  message: string;
}

/** Collects what is found while a file is read. */
export class Diagnostics {
  readonly list: CodeownersDiagnostic[] = [];

  add(line: number, source: string, finding: Finding) {
    const { severity, code, at, message } = finding;
    const isLong = source.length > SOURCE_LENGTH;
    this.list.push({
      line,
      column: at + 1,
      severity,
      code,
      message,
      source: isLong ? `${source.slice(0, SOURCE_LENGTH)}…` : source,
    });
  }
}

export function error(
  code: CodeownersDiagnosticCode,
  at: number,
  message: string,
): Finding {
  return { severity: 'error', code, at, message };
}

export function warning(
  code: CodeownersDiagnosticCode,
  at: number,
  message: string,
): Finding {
  return { severity: 'warning', code, at, message };
}

const QUOTE_LENGTH = 60;

/** Quotes a piece of the file in a message, without letting it run on. */
export function quote(text: string): string {
  return text.length > QUOTE_LENGTH
    ? `\`${text.slice(0, QUOTE_LENGTH)}…\``
    : `\`${text}\``;
}

/** Notices patterns that occur more than once, of which only the last counts. */
export class SeenPatterns {
  private readonly lines = new Map<string, number>();

  /** Where the pattern was seen before, if it was. */
  add(key: string, line: number): number | undefined {
    const before = this.lines.get(key);
    this.lines.set(key, line);
    return before;
  }
}
