import { Knex } from 'knex';

const TRANSACTION_CONTROL = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i;

/** Counts the statements that are sent over a connection from now on. */
export function countStatements(knex: Knex): {
  /** How many so far. */
  count(): number;
  stop(): number;
} {
  let count = 0;
  const listener = ({ sql }: { sql: string }) => {
    count += TRANSACTION_CONTROL.test(sql) ? 0 : 1;
  };
  knex.on('query', listener);
  return {
    count: () => count,
    stop() {
      knex.removeListener('query', listener);
      return count;
    },
  };
}
