import { dialectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

/**
 * Makes sure, until the transaction ends, that nothing is published meanwhile.
 * What is published next sees what the transaction has written, and marks it.
 *
 * @returns the revision of what is in force
 */
export async function lockRevision(trx: Knex.Transaction): Promise<number> {
  const query = trx('definition_revision').where({ id: 1 });
  if (dialectOf(trx) === 'postgres') {
    query.forShare();
  }
  const [revision]: number[] = await query.pluck('value');
  return revision;
}
