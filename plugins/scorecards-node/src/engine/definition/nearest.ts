import leven from 'leven';

/**
 * Finds the name that was probably meant: the one with the fewest letters to
 * change, if they are few for its length.
 */
export function findNearest(
  name: string,
  known: Iterable<string>,
): string | undefined {
  let nearest: string | undefined;
  // Two letters that changed places are two letters to change
  const most = name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3));
  let least = most + 1;
  for (const candidate of known) {
    // A name that is much longer or shorter is another one, and slow to compare
    if (Math.abs(candidate.length - name.length) >= least) {
      continue;
    }
    const distance = leven(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

/** A clause to end a message with, or nothing. */
export function suggest(name: string, known: Iterable<string>): string {
  const nearest = findNearest(name, known);
  return nearest === undefined ? '' : `; did you mean '${nearest}'?`;
}

/** Says that a name is not known, and which are. */
export function describeUnknown(
  name: string,
  known: readonly string[],
): string {
  const nearest = findNearest(name, known);
  return nearest === undefined
    ? `is not known here; known are ${known.join(', ')}`
    : `is not known here; did you mean '${nearest}'? Known are ${known.join(
        ', ',
      )}`;
}
