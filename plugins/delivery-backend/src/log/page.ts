import { InputError } from '@backstage/errors';
import { Page } from '@groundwork/backstage-plugin-groundwork-common';

/** How many there are on a page unless said. */
export const DEFAULT_LIMIT = 500;

/** How many, and from where on. */
export interface PageQuery {
  limit?: number;
  /** The `nextCursor` of the page before. */
  cursor?: string;
}

/**
 * A page of a list.
 *
 * @param found - One more than the page has, if there are more
 */
export function pageOf<T>(
  found: readonly T[],
  limit: number,
  cursorOf: (last: T) => string,
): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    pageInfo:
      last !== undefined && found.length > limit
        ? { nextCursor: cursorOf(last) }
        : {},
  };
}

/**
 * The time in a cursor.
 *
 * @throws InputError if it is none
 */
export function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || time.toISOString() !== text) {
    throw new InputError(
      'Invalid cursor: it holds no time. Send the nextCursor of an earlier answer unchanged, or leave cursor out to get the first page',
    );
  }
  return time;
}
