import {
  DesiredState,
  ProposedChange,
} from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { Caller } from '../../api/services';
import { ApprovalDesk } from '../../approvals/ApprovalDesk';
import { ApprovalSubject } from '../../approvals/types';
import { DeploymentRow, ReleaseRow } from '../../database/rows';
import { StoredEnvironment } from '../types';

/** What would be wanted, and what the approval is about that it waits for. */
interface Waiting {
  subject: ApprovalSubject;
  desired: DesiredState;
  costPerDay: number;
}

/**
 * What is asked for of an environment and waits for an approval: a new one, a
 * change of one, or a release that is to be deployed there.
 */
export async function findProposed(
  environment: StoredEnvironment,
  {
    knex,
    approvals,
    caller,
  }: {
    knex: Knex;
    approvals: Pick<ApprovalDesk, 'findNewestOf' | 'present'>;
    caller: Caller;
  },
): Promise<ProposedChange | undefined> {
  const waiting =
    proposalOf(environment) ?? (await findRelease(knex, environment));
  if (!waiting) {
    return undefined;
  }
  const { subject, desired, costPerDay } = waiting;
  const asked = await approvals.findNewestOf(subject.kind, [subject.id]);
  const [approval] = await approvals.present([...asked.values()], caller);
  return (
    approval && {
      desired,
      costPerDay,
      requestedBy: approval.requestedBy,
      requestedAt: approval.requestedAt,
      approval,
    }
  );
}

function proposalOf({
  id,
  desired,
  proposal,
}: StoredEnvironment): Waiting | undefined {
  return (
    proposal && {
      subject: { kind: 'environment', id },
      desired: proposal.desired ?? desired,
      costPerDay: proposal.costPerDay,
    }
  );
}

/** The release that waits to be deployed to a stage. */
async function findRelease(
  knex: Knex,
  { id, stage, desired, costPerDay }: StoredEnvironment,
): Promise<Waiting | undefined> {
  if (stage === undefined) {
    return undefined;
  }
  const row = await knex('deployment')
    .join('release', on =>
      on
        .on('release.component_ref', 'deployment.component_ref')
        .andOn('release.version', 'deployment.version'),
    )
    .where({ environment_id: id, status: 'waiting_approval' })
    .first<
      | (Pick<
          DeploymentRow,
          'id' | 'version' | 'commit' | 'blueprint_version'
        > &
          Pick<ReleaseRow, 'repository'>)
      | undefined
    >(
      'deployment.id',
      'deployment.version',
      'deployment.commit',
      'deployment.blueprint_version',
      'release.repository',
    );
  return (
    row && {
      subject: { kind: 'deployment', id: row.id },
      desired: {
        ...desired,
        blueprintVersion: row.blueprint_version,
        paused: false,
        source: {
          repository: row.repository,
          ref: row.version,
          commit: row.commit,
          version: row.version,
        },
      },
      costPerDay,
    }
  );
}
