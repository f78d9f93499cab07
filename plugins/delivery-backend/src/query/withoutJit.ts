import { dialectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

/**
 * Reads without PostgreSQL compiling the statement first: for one that counts a
 * dozen metrics by many conditions it takes half a second to, and counting them
 * some hundredths.
 */
export async function withoutJit<T>(
  knex: Knex,
  read: (knex: Knex) => Promise<T>,
): Promise<T> {
  if (dialectOf(knex) === 'sqlite') {
    return read(knex);
  }
  return knex.transaction(async trx => {
    await trx.raw('SET LOCAL jit = off');
    return read(trx);
  });
}
