import { CustomErrorBase } from '@backstage/errors';

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
    const message = error instanceof Error ? error.message : String(error);
    // Knex puts ' - ' between the statement and what the database says
    const said = message.slice(message.lastIndexOf(' - ')).replace(/^ - /, '');
    super(`Events could not be stored: ${said.slice(-MAX_LENGTH)}`);
  }
}
