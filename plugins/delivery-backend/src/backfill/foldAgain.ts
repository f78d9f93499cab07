import { LeaseQueue } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { PROJECTED_KINDS } from '../store/foldSubject';

/** Has what git told of a repository folded again. */
export async function foldAgain(
  dirty: LeaseQueue,
  repository: string,
  trx: Knex.Transaction,
): Promise<void> {
  const subjects = trx('event')
    .where({ source: `git:${repository}` })
    .whereNull('ignored')
    .where(kinds => {
      for (const kind of PROJECTED_KINDS) {
        kinds.orWhere('subject', 'like', `${kind}:%`);
      }
    })
    .select('subject');
  await dirty.markFrom(subjects, { trx });
}
