import { NewEvent } from './types';

/**
 * How long texts of an event may be, in bytes of UTF-8. PostgreSQL refuses rows
 * of an index above about 2,700 bytes.
 */
const MAX_BYTES = {
  source: 1_000,
  eventId: 500,
  type: 500,
  subject: 1_500,
} as const;

const REASON_LENGTH = 2_000;
/** PostgreSQL stores neither U+0000 nor half of a surrogate pair. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/**
 * What keeps an event from being stored in both databases.
 *
 * @returns nothing if it can be stored
 */
export function findUnstorable(event: NewEvent): string | undefined {
  for (const [field, limit] of Object.entries(MAX_BYTES)) {
    const text = event[field as keyof typeof MAX_BYTES];
    if (text === undefined) {
      continue;
    }
    if (text === '') {
      return `its ${field} is empty`;
    }
    const bytes = Buffer.byteLength(text);
    if (bytes > limit) {
      return `its ${field} has ${bytes} bytes; ${limit} are the most`;
    }
    if (text.search(UNSTORABLE) >= 0) {
      return `its ${field} contains the character U+0000 or half of a surrogate pair; leave it out`;
    }
  }
  return undefined;
}

const LINE_LENGTH = 500;

/**
 * One line of a text that others have written parts of: for logs and answers, in
 * which it must neither look like lines of its own nor be as long as it likes.
 */
export function toLine(text: string): string {
  return toStorableText(text, LINE_LENGTH).replaceAll(/\p{Cc}+/gu, ' ');
}

/** The beginning of a text that may hold anything, so that it can be stored. */
export function toStorableText(text: string, length = REASON_LENGTH): string {
  const cut = text.length > length ? `${text.slice(0, length)}…` : text;
  return cut.replaceAll(UNSTORABLE, '\uFFFD');
}
