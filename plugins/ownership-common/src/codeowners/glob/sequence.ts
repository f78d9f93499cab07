/** Stands for any number of items, none included. */
export const STAR = Symbol('star');

/** Counts comparisons, so that tests can prove a bound without a clock. */
export interface Steps {
  count: number;
}

/**
 * Matches a sequence of items against a pattern with stars.
 *
 * Only the latest star is ever reconsidered: where the items up to it match at
 * all, matching them as early as possible leaves the most for the rest. So an
 * item meets a pattern item at most once for each distance between the two,
 * and the work is bounded by the product of the lengths, whatever the pattern.
 *
 * @param one - whether a pattern item other than a star matches an item
 * @param accepts - whether a match may leave this many items at the end
 */
export function matchSequence<P, T>(
  pattern: ReadonlyArray<P | typeof STAR>,
  items: readonly T[],
  one: (expected: P, actual: T, steps: Steps) => boolean,
  accepts: (left: number) => boolean,
  steps: Steps,
): boolean {
  let next = 0;
  let item = 0;
  let nextAfterStar = -1;
  let itemAfterStar = 0;
  for (;;) {
    steps.count += 1;
    const expected = pattern[next];
    if (expected === STAR) {
      next += 1;
      nextAfterStar = next;
      itemAfterStar = item;
      continue;
    }
    if (next === pattern.length) {
      if (accepts(items.length - item)) {
        return true;
      }
    } else if (item < items.length && one(expected, items[item], steps)) {
      next += 1;
      item += 1;
      continue;
    }
    if (nextAfterStar < 0 || itemAfterStar >= items.length) {
      return false;
    }
    itemAfterStar += 1;
    next = nextAfterStar;
    item = itemAfterStar;
  }
}
