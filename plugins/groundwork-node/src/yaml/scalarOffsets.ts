import { Scalar } from 'yaml';

/** A stretch of a text's value that is the same, letter by letter, in the file. */
interface Stretch {
  value: number;
  source: number;
  length: number;
}

/**
 * Finds where in its file a character of a YAML text stands.
 *
 * YAML folds lines, doubles quotes and writes escapes, so that the same
 * character is elsewhere in the value than in the file. Each line of the file,
 * without its indentation, is looked for in the value; what stands between are
 * the spaces and line ends that folding made.
 */
export function findSourceOffset(
  text: string,
  scalar: Scalar.Parsed,
  offset: number,
): number {
  const [start, end] = scalar.range;
  const value = typeof scalar.value === 'string' ? scalar.value : '';
  const stretches = findStretches(text.slice(start, end), scalar.type, value);
  let found: Stretch | undefined;
  for (const stretch of stretches) {
    if (stretch.value > offset) {
      break;
    }
    found = stretch;
  }
  if (!found) {
    return start;
  }
  const within = Math.min(offset - found.value, found.length);
  return start + found.source + within;
}

function findStretches(
  source: string,
  type: Scalar.Parsed['type'],
  value: string,
): Stretch[] {
  const lines = splitLines(source);
  switch (type) {
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return align(lines.slice(1), value); // the first has nothing but | or >
    case 'QUOTE_DOUBLE':
      return align(withoutQuotes(lines).flatMap(splitEscapes), value);
    case 'QUOTE_SINGLE':
      return align(withoutQuotes(lines).flatMap(splitQuotes), value);
    default:
      return align(lines, value);
  }
}

/** What a stretch of the file stands for in the value. */
interface Piece {
  source: number;
  text: string;
}

/** Looks for the pieces in the value, one after the other. */
function align(pieces: Piece[], value: string): Stretch[] {
  const stretches: Stretch[] = [];
  let cursor = 0;
  for (const { source, text } of pieces) {
    const at = value.indexOf(text, cursor);
    // Only what folding makes may be skipped
    if (text !== '' && at >= 0 && !/\S/.test(value.slice(cursor, at))) {
      stretches.push({ value: at, source, length: text.length });
      cursor = at + text.length;
    }
  }
  return stretches;
}

/** The lines of a text, without the spaces around them. */
function splitLines(source: string): Piece[] {
  const lines: Piece[] = [];
  for (const match of source.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
    const indentation = match[1].length - match[1].trimStart().length;
    lines.push({ source: match.index + indentation, text: match[1].trim() });
  }
  return lines;
}

function withoutQuotes(lines: Piece[]): Piece[] {
  const last = lines.findLastIndex(({ text }) => text !== '');
  return lines.map(({ source, text }, index) => {
    const start = index === 0 ? 1 : 0;
    const end = index === last ? text.length - 1 : text.length;
    return { source: source + start, text: text.slice(start, end) };
  });
}

/** In single quotes, two quotes are one. */
function splitQuotes(line: Piece): Piece[] {
  return splitAt(line, /''/g, () => "'");
}

const ESCAPE =
  /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^xuU]|$)/g;

const CONTROLS: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

/** In double quotes, a backslash begins an escape. */
function splitEscapes(line: Piece): Piece[] {
  return splitAt(line, ESCAPE, escape => {
    const code = escape.slice(2);
    return code
      ? String.fromCodePoint(parseInt(code, 16))
      : CONTROLS[escape[1]] ?? escape.slice(1);
  });
}

function splitAt(
  { source, text }: Piece,
  pattern: RegExp,
  decode: (escape: string) => string,
): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    pieces.push(
      { source: source + end, text: text.slice(end, match.index) },
      { source: source + match.index, text: decode(match[0]) },
    );
    end = match.index + match[0].length;
  }
  pieces.push({ source: source + end, text: text.slice(end) });
  return pieces;
}
