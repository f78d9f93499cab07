/**
 * A text that any database takes and nobody has to scroll through for ever:
 * PostgreSQL stores no NUL, and a program may print without an end.
 *
 * @param maxLength - longer ones are cut, and end with ` …`
 */
export function storable(text: string, maxLength: number): string {
  const isTooLong = text.length > maxLength;
  // Cleaned after it was cut, which may have parted the halves of a character.
  const clean = (isTooLong ? text.slice(0, maxLength) : text)
    .replace(/\0/g, '\uFFFD')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
  return isTooLong ? `${clean} …` : clean;
}
