import type { Knex } from 'knex';

const TRANSACTION_CONTROL =
  /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET\s+LOCAL)\b/i;

/**
 * The statements that ran, and what came of them.
 *
 * @public
 */
export interface CountedStatements<T> {
  /** How many statements ran. */
  count: number;
  /** Their SQL, in the order in which they were sent. */
  statements: string[];
  /** What the counted function returned. */
  result: T;
}

/**
 * Counts the statements that a function sends to the database, in and outside of
 * transactions. What only begins, sets up or ends a transaction is not counted.
 *
 * @remarks
 *
 * This is how a test shows that the cost of a page does not grow with what is on
 * it: count for one item, count for a hundred, and expect the same. All
 * statements of the connection count, so nothing else may use it meanwhile.
 *
 * @example
 *
 * ```ts
 * const one = await countStatements(knex, () => store.findCards([ref]));
 * const all = await countStatements(knex, () => store.findCards(hundredRefs));
 *
 * expect(all.count).toBe(one.count);
 * ```
 *
 * @public
 */
export async function countStatements<T>(
  knex: Knex,
  run: () => Promise<T>,
): Promise<CountedStatements<T>> {
  const statements: string[] = [];
  const listener = ({ sql }: { sql: string }) => {
    if (!TRANSACTION_CONTROL.test(sql)) {
      statements.push(sql);
    }
  };
  knex.on('query', listener);
  try {
    const result = await run();
    return { count: statements.length, statements, result };
  } finally {
    knex.removeListener('query', listener);
  }
}
