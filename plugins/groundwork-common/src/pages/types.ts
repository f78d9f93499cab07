/**
 * Where a page lies in its list.
 *
 * @public
 */
export interface PageInfo {
  /** The cursor of the following page; absent on the last one. */
  nextCursor?: string;
  /** The cursor of the preceding page; absent on the first one. */
  prevCursor?: string;
}

/**
 * One page of a list, in the shape that Backstage's catalog answers in.
 *
 * @public
 */
export interface Page<T> {
  /**
   * What this page holds. It can be empty although a next page exists, because
   * items that the caller may not read are left out.
   */
  items: T[];
  /** The length of the whole list, where counting it was asked for. */
  totalItems?: number;
  /** The way to the neighbouring pages. */
  pageInfo: PageInfo;
}
