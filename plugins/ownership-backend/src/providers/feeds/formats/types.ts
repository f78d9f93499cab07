import { Readable } from 'node:stream';

/** A row of a feed, or what stands in its place. */
export type Row =
  | { where: string; value: unknown }
  | { where: string; problem: string };

/**
 * Takes a body apart, some rows at a time. What is wrong with one row is said
 * in its place; what is wrong with all of it is thrown.
 */
export type RowReader = (body: Readable) => AsyncIterable<Row[]>;

/** A feed cannot be read as what it is said to be. */
export class FeedError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FeedError';
  }
}

/** Rows handed over at once. */
export const ROWS_AT_ONCE = 500;
