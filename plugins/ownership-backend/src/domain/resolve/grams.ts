const BITS = 6;
const BOUNDARY = 0;
const SEPARATOR = 37;
const FIRST_OTHER = 38;
const OTHERS = 64 - FIRST_OTHER;

/** How many different groups of three characters there are. */
export const GRAMS = 2 ** (3 * BITS);

/** Longer names are told apart by their beginning. */
export const MAX_NAME_LENGTH = 64;

/** Six bits for a character; rarer ones share. */
function codeOf(character: number): number {
  if (character >= 97 && character <= 122) {
    return character - 96;
  }
  if (character >= 48 && character <= 57) {
    return character - 48 + 27;
  }
  return character < 128 ? SEPARATOR : FIRST_OTHER + (character % OTHERS);
}

/**
 * The groups of three neighbouring characters of a name, each once, as
 * numbers. The ends of the name count as characters, so that its beginning and
 * end weigh more than its middle.
 */
export function gramsOf(name: string): number[] {
  const text = name.toLowerCase().slice(0, MAX_NAME_LENGTH);
  const grams: number[] = [];
  let gram = BOUNDARY;
  for (let index = 0; index <= text.length; index++) {
    const code =
      index < text.length ? codeOf(text.charCodeAt(index)) : BOUNDARY;
    // eslint-disable-next-line no-bitwise -- packs three codes into a number
    gram = ((gram << BITS) | code) & (GRAMS - 1);
    if (!grams.includes(gram)) {
      grams.push(gram);
    }
  }
  return grams;
}

/** How alike two names are, from 0 to 1: Dice's coefficient of their grams. */
export function similarityOf(
  a: readonly number[],
  b: readonly number[],
): number {
  let common = 0;
  for (const gram of b) {
    // Both have few dozens at most.
    common += a.includes(gram) ? 1 : 0;
  }
  return (2 * common) / (a.length + b.length);
}
