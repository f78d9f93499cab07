import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { DeploymentRow } from '../database/rows';
import { nameOf } from '../deployments/words';

type Subject = ApprovalRequest['subject'];

/** The environment that an approval changes something in. */
export async function environmentIdOf(
  trx: Knex.Transaction,
  subject: Subject,
): Promise<string> {
  if (subject.kind === 'environment') {
    return subject.environmentId;
  }
  const row = await trx<DeploymentRow>('deployment')
    .where({ id: subject.deploymentId })
    .first('environment_id');
  if (!row) {
    throw new Error(`There is no deployment ${subject.deploymentId}`);
  }
  return row.environment_id;
}

/** What an approval is about, in words. */
export function titleOf(subject: Subject): string {
  return subject.kind === 'environment'
    ? `environment ${subject.name}`
    : `${nameOf(subject.component)} ${subject.version} to ${subject.stage}`;
}
