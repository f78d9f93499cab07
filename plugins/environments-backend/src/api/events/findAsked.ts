import { Knex } from 'knex';
import { StoredEnvironment } from '../../environments/types';

/**
 * What people are asked about an environment and how many have answered, which
 * its page shows before anything comes of it.
 */
export async function findAsked(
  knex: Knex,
  { id, stage, proposal }: StoredEnvironment,
): Promise<string[]> {
  if (!proposal && stage === undefined) {
    return [];
  }
  const deployments = knex('deployment')
    .where({ environment_id: id, status: 'waiting_approval' })
    .select('id');
  const rows = await knex('approval_request')
    .leftJoin(
      'approval_decision',
      'approval_decision.request_id',
      'approval_request.id',
    )
    .where({ status: 'open' })
    .andWhere(about =>
      about
        .where({ subject_kind: 'environment', subject_id: id })
        .orWhere(deployed =>
          deployed
            .where({ subject_kind: 'deployment' })
            .whereIn('subject_id', deployments),
        ),
    )
    .groupBy('approval_request.id')
    .orderBy('approval_request.id')
    .select('approval_request.id as request')
    .count<Array<{ request: string; decisions: number | string }>>(
      'approval_decision.decided_by as decisions',
    );
  return rows.map(({ request, decisions }) => `${request} ${decisions}`);
}
