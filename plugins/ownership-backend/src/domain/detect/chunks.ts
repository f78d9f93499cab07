/**
 * A run of characters between white space, quotes, brackets and commas, with
 * what stands around it.
 */
export interface Chunk {
  text: string;
  /** Offset in the line. */
  start: number;
  /** The name, where the chunk is the value of `name=value`. */
  name?: string;
  /** The word before, in lower case. */
  before?: string;
  /** Whether it stands where a log line names its source: `[x]`, `x:`, `x[1]`. */
  emphasised: boolean;
}

/** White space, quotes, brackets and separators, but nothing that keys hold. */
const DELIMITERS = ' \t\r\n\f\v"\'`()[]{}<>,;|\u00a0“”‘’«»…';

/** The ASCII ones by their code: this is asked for each character of a log. */
const IS_DELIMITER = Uint8Array.from({ length: 128 }, (_, code) =>
  DELIMITERS.includes(String.fromCharCode(code)) ? 1 : 0,
);

const QUOTES = new Set('"\'`');

/** Punctuation that ends a phrase and belongs to no identifier's end. */
const TRAILING = new Set('.:!?');

/** Longer names are data. */
const MAX_NAME = 130;

const ATTRIBUTE_NAME = /^-{0,2}([A-Za-z_][A-Za-z0-9_./-]{0,127})$/;

function isDelimiter(line: string, index: number): boolean {
  const code = line.charCodeAt(index);
  return code < IS_DELIMITER.length
    ? IS_DELIMITER[code] === 1
    : DELIMITERS.includes(line[index]);
}

/** The end of a quoted value, or of the line where the quote is not closed. */
function endOfQuote(line: string, open: number): number {
  let close = line.indexOf(line[open], open + 1);
  while (close !== -1 && line[close - 1] === '\\') {
    close = line.indexOf(line[open], close + 1);
  }
  return close === -1 ? line.length : close;
}

function endOfChunk(line: string, from: number): number {
  let end = from;
  while (end < line.length && !isDelimiter(line, end)) end++;
  return end;
}

function skipSpaces(line: string, from: number): number {
  let position = from;
  while (line[position] === ' ' || line[position] === '\t') position++;
  return position;
}

/** The name of an attribute, and where its value begins. */
interface Name {
  name: string;
  value: number;
}

/** `name=`; a query string is not an attribute, nor is a comparison. */
function assignedName(line: string, from: number, to: number) {
  const chunk = line.slice(from, to);
  const equals = chunk.indexOf('=');
  if (equals === -1 || chunk[equals + 1] === '=') {
    return undefined;
  }
  const name = ATTRIBUTE_NAME.exec(chunk.slice(0, equals));
  return name ? { name: name[1], value: from + equals + 1 } : undefined;
}

/** `"name":`, in JSON that was cut off or stands within other text. */
function quotedName(line: string, quote: number): Name | undefined {
  const limit = Math.min(line.length, quote + MAX_NAME);
  let close = quote + 1;
  while (close < limit && line[close] !== line[quote]) close++;
  const name = line.slice(quote + 1, close);
  if (line[close] !== line[quote] || !ATTRIBUTE_NAME.test(name)) {
    return undefined;
  }
  const colon = skipSpaces(line, close + 1);
  return line[colon] === ':'
    ? { name, value: skipSpaces(line, colon + 1) }
    : undefined;
}

/** Splits a line into chunks, in one pass. */
export function scanChunks(line: string): Chunk[] {
  const chunks: Chunk[] = [];
  let before: string | undefined;
  let position = 0;
  const push = (from: number, to: number, name?: string) => {
    let start = from;
    let end = to;
    while (start < end && line[start] === ':') start++;
    while (end > start && TRAILING.has(line[end - 1])) end--;
    if (start === end) {
      return;
    }
    const text = line.slice(start, end);
    const enclosed = line[start - 1] === '[' && line[end] === ']';
    const emphasised = enclosed || line[end] === ':' || line[end] === '[';
    chunks.push({ text, start, name, before, emphasised });
    before = text.length <= 32 ? text.toLowerCase() : undefined;
  };
  while (position < line.length) {
    const quoted = QUOTES.has(line[position]);
    if (!quoted && isDelimiter(line, position)) {
      position++;
      continue;
    }
    const named = quoted
      ? quotedName(line, position)
      : assignedName(line, position, endOfChunk(line, position));
    if (quoted && named === undefined) {
      position++;
      continue;
    }
    const value = named?.value ?? position;
    if (named && QUOTES.has(line[value])) {
      const close = endOfQuote(line, value);
      push(value + 1, close, named.name);
      position = close + 1;
    } else {
      const end = endOfChunk(line, value);
      push(value, end, named?.name);
      position = Math.max(end, value);
    }
  }
  return chunks;
}
