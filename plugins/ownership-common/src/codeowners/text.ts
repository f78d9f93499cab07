/** A run of text without whitespace, and where it stands. */
export interface Word {
  text: string;
  /** Offset in the line. */
  start: number;
}

/** Git takes a file for binary if there is a NUL this near to its beginning. */
const BINARY_CHECK_LENGTH = 8000;

export function isBinary(text: string): boolean {
  return text.slice(0, BINARY_CHECK_LENGTH).includes('\0');
}

/** Whether the text takes this many bytes or more as UTF-8. */
export function isAtLeast(text: string, bytes: number): boolean {
  if (text.length >= bytes) {
    return true;
  }
  let size = 0;
  for (let i = 0; i < text.length; i += 1) {
    size += utf8BytesOfUnit(text.charCodeAt(i));
  }
  return size >= bytes;
}

/** Each half of a surrogate pair is half of the pair's four bytes. */
function utf8BytesOfUnit(unit: number): number {
  if (unit < 0x80) {
    return 1;
  }
  const isTwoBytes = unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff);
  return isTwoBytes ? 2 : 3;
}

export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** ASCII whitespace, which is what both hosts separate words by. */
export function isSpace(character: string | undefined): boolean {
  switch (character) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
    case '\f':
    case '\v':
      return true;
    default:
      return false;
  }
}

/** The offset of the first character at or after `start` that is no space. */
export function skipSpaces(text: string, start: number): number {
  let i = start;
  while (i < text.length && isSpace(text[i])) {
    i += 1;
  }
  return i;
}

/** Without the spaces at its end. */
export function trimSpacesAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text[end - 1])) {
    end -= 1;
  }
  return text.slice(0, end);
}

/** The words of a line from an offset on. */
export function wordsFrom(line: string, start: number): Word[] {
  const words: Word[] = [];
  let i = skipSpaces(line, start);
  while (i < line.length) {
    let end = i;
    while (end < line.length && !isSpace(line[end])) {
      end += 1;
    }
    words.push({ text: line.slice(i, end), start: i });
    i = skipSpaces(line, end);
  }
  return words;
}

/** Whether the last character is a backslash that no other one escapes. */
export function endsInBackslash(text: string): boolean {
  let backslashes = 0;
  while (text[text.length - 1 - backslashes] === '\\') {
    backslashes += 1;
  }
  return backslashes % 2 === 1;
}

/** ASCII letters and digits, and whatever else is allowed. */
export function isMadeOf(text: string, others: string): boolean {
  return (
    text.length > 0 &&
    Array.from(text).every(
      character => isAlphanumeric(character) || others.includes(character),
    )
  );
}

export function isAlphanumeric(character: string | undefined): boolean {
  return (
    character !== undefined &&
    ((character >= 'a' && character <= 'z') ||
      (character >= 'A' && character <= 'Z') ||
      (character >= '0' && character <= '9'))
  );
}
