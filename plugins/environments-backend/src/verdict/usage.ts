import { Knex } from 'knex';
import { Usage } from './types';

/**
 * What an owner has. To reserve what is left, the owner is to be locked
 * ({@link lockOwner}) in the same transaction.
 *
 * @param except - the environment that is changed
 */
export async function readUsage(
  knex: Knex,
  {
    owner,
    blueprintId,
    except = '',
  }: { owner: string; blueprintId: string; except?: string },
): Promise<Usage> {
  const [row] = await knex('environment')
    .where({ owner_ref: owner })
    .whereNull('deleted_at')
    .andWhereNot({ id: except })
    .select<Array<{ n: number | string; cost: number | null }>>(
      knex.raw('SUM(CASE WHEN blueprint_id = ? THEN 1 ELSE 0 END) AS n', [
        blueprintId,
      ]),
      knex.raw('SUM(cost_per_day) AS cost'),
    );
  return { environments: Number(row.n ?? 0), costPerDay: row.cost ?? 0 };
}

/**
 * Keeps others from counting and reserving for an owner until the transaction
 * ends. It comes before every other lock.
 */
export async function lockOwner(
  trx: Knex.Transaction,
  owner: string,
): Promise<void> {
  await trx('owner_lock')
    .insert({ owner_ref: owner, reservations: 1 })
    .onConflict('owner_ref')
    .merge({ reservations: trx.raw('owner_lock.reservations + 1') });
}
