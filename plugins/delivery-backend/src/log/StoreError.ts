import { CustomErrorBase, isError } from '@backstage/errors';

const MAX_LENGTH = 300;

/**
 * The database did not take something. Nothing of it was stored.
 *
 * Knex writes whole statements, with payloads, into the messages of its errors,
 * and those go to logs and callers: only what the database says is taken over.
 */
export class StoreError extends CustomErrorBase {
  name = 'StoreError' as const;

  constructor(error: unknown) {
    super(`Events could not be stored: ${saidBy(error).slice(0, MAX_LENGTH)}`);
  }
}

/** How statements begin, in whose errors the database has the end of the message. */
const STATEMENT = /^\s*(?:insert|select|update|delete|with)\b/i;

/** Knex puts the statement, ' - ', and what the database says into one message. */
function saidBy(error: unknown): string {
  // Not instanceof: drivers may have an Error of another realm.
  const message = isError(error) ? error.message : String(error);
  if (!STATEMENT.test(message)) {
    return message;
  }
  const end = message.lastIndexOf(' - ');
  return end < 0
    ? 'the database refused the statement'
    : message.slice(end + 3);
}
