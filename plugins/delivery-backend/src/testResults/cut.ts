import { createHash } from 'node:crypto';

/** A text, or its beginning. */
export interface Cut {
  text: string;
  isCut: boolean;
}

/**
 * Shortens a name. A hash of all of it keeps different names different, and
 * the same name the same.
 *
 * @param characters - how many UTF-16 units are kept, the hash not counted
 */
export function cutName(text: string, characters: number): Cut {
  const { text: start, isCut } = cutText(text, characters);
  return isCut
    ? { text: `${start} [sha256:${shortHashOf(text)}]`, isCut }
    : { text: start, isCut };
}

/** Shortens a text that nothing is told apart by. */
export function cutText(text: string, characters: number): Cut {
  if (text.length <= characters) {
    return { text: toStorable(text), isCut: false };
  }
  const start = toStorable(copy(beginningOf(text, characters)));
  return { text: `${start}…`, isCut: true };
}

function shortHashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Does not end between the two halves of a character. */
function beginningOf(text: string, characters: number): string {
  const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(characters - 1));
  return text.slice(0, isHalf ? characters - 1 : characters);
}

/** A part of a text keeps all of it in memory, unless it is copied. */
function copy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

/** PostgreSQL takes neither NUL nor half a character; JSON can hold both. */
function toStorable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');
}
