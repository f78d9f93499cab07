import type { Page } from './types';

/**
 * Walks through all pages of a list and yields the items of each that has any.
 *
 * @remarks
 *
 * The next page is asked for only when the loop comes back for it, so that a
 * caller who breaks off early costs the server nothing more.
 *
 * @example
 *
 * ```ts
 * for await (const gaps of pages(cursor => client.queryGaps({ cursor }))) {
 *   report(gaps);
 * }
 * ```
 *
 * @param fetchPage - asks for one page; the first time without a cursor
 * @public
 */
export async function* pages<T>(
  fetchPage: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T[], void, undefined> {
  let cursor: string | undefined;
  do {
    const { items, pageInfo } = await fetchPage(cursor);
    if (items.length > 0) {
      yield items;
    }
    if (pageInfo.nextCursor && pageInfo.nextCursor === cursor) {
      throw new Error(
        `The page at cursor '${cursor}' names itself as the next page, so the list would never end; the server must return another cursor, or none on the last page`,
      );
    }
    cursor = pageInfo.nextCursor;
  } while (cursor);
}
