import { Reader } from '../authorization/Caller';
import { EntitySummaryRow } from '../rollup/describeEntities';

/** Rows that are looked at for a page of those that may be read, at most. */
const ROUNDS = 5;
const MAX_ROUND = 2_000;

type Row = Pick<EntitySummaryRow, 'entity_ref' | 'owner_ref'>;

/** Where a page begins. */
interface Position {
  /** Rows to leave out from there on. */
  skip: number;
}

/** A list of rows that is gone through. */
export interface RowSource<R extends Row, P extends Position> {
  /** Rows from a position on. */
  find(position: P, limit: number): Promise<R[]>;
  /** The position right after a row. */
  after(row: R): P;
}

/** Rows of a page, and where the next one begins if there is one. */
export interface ReadableRows<R extends Row, P extends Position> {
  found: R[];
  /** Refs of the entities and owners that the caller may read. */
  readable: ReadonlySet<string>;
  next?: P;
}

/**
 * Rows from a position on, of those that the caller may read.
 *
 * To others than those who read everything, a page can come with fewer rows
 * than asked for and still have a next one: only so many are looked at. The
 * next position then is that of the last row that the caller knows of, and a
 * number of rows, so that it does not tell of those that they do not.
 */
export async function takeReadable<R extends Row, P extends Position>(
  source: RowSource<R, P>,
  { from, limit, reader }: { from: P; limit: number; reader: Reader },
): Promise<ReadableRows<R, P>> {
  const found: R[] = [];
  const readable = new Set<string>();
  let position = from;
  // One more tells that there is a next page; some may not be readable
  let portion = (await reader.readsAll())
    ? limit + 1
    : limit + 1 + Math.ceil(limit / 4);
  for (let round = 0; round < ROUNDS; round++) {
    const rows = await source.find(position, portion);
    const those = await reader.readable(refsOf(rows));
    those.forEach(ref => readable.add(ref));
    for (const row of rows) {
      if (!readable.has(row.entity_ref)) {
        position = { ...position, skip: position.skip + 1 };
      } else if (found.length === limit) {
        return { found, readable, next: position };
      } else {
        found.push(row);
        position = source.after(row);
      }
    }
    if (rows.length < portion) {
      return { found, readable };
    }
    portion = Math.min(4 * portion, MAX_ROUND);
  }
  return { found, readable, next: position };
}

function refsOf(rows: readonly Row[]): string[] {
  const refs = new Set(rows.flatMap(row => [row.entity_ref, row.owner_ref]));
  refs.delete('');
  return [...refs];
}
