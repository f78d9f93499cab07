const HALF_OF_A_PAIR = /\p{Cs}/u;

/** Whether both databases can store a text. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !HALF_OF_A_PAIR.test(text);
}

/** Replaces what a database cannot store, as decoders do. */
export function toStorable(text: string): string {
  return isStorable(text) ? text : text.replace(/[\0\p{Cs}]/gu, '\ufffd');
}
