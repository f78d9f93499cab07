import { Knex } from 'knex';
import { DeploymentRow, TimelineEventRow } from '../database/rows';

/**
 * Gives what has happened in an environment to whom the environment is given, so
 * that whoever may read it reads how it came to be so.
 */
export async function giveHistory(
  trx: Knex.Transaction,
  { id, owner }: { id: string; owner: string },
): Promise<void> {
  const given = { owner_ref: owner };
  const deployments = () =>
    trx<DeploymentRow>('deployment').where({ environment_id: id });
  await deployments().update(given);
  await trx('approval_request')
    .where({ subject_kind: 'deployment' })
    .whereIn('subject_id', deployments().select('id'))
    .update(given);
  await trx<TimelineEventRow>('timeline_event')
    .where({ environment_id: id })
    .update(given);
}
