import { Knex } from 'knex';

const TRANSACTION_CONTROL = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i;

/** Calls a function for each statement that is sent over a connection. */
export function onStatement(knex: Knex, listen: () => void): () => void {
  const listener = ({ sql }: { sql: string }) => {
    if (!TRANSACTION_CONTROL.test(sql)) {
      listen();
    }
  };
  knex.on('query', listener);
  return () => {
    knex.removeListener('query', listener);
  };
}

/** Counts the statements that are sent over a connection from now on. */
export function countStatements(knex: Knex): { stop(): number } {
  let count = 0;
  const stop = onStatement(knex, () => {
    count += 1;
  });
  return {
    stop() {
      stop();
      return count;
    },
  };
}
