import { timeInWords } from '@groundwork/backstage-plugin-groundwork-common';
import { GateVerdict } from '@groundwork/backstage-plugin-environments-common';
import { Knex } from 'knex';
import { SettledApproval } from '../approvals/types';
import { StageConfig } from '../config/types';
import { StoredEnvironment } from '../environments/types';
import { FreezeCalendar, freezesInForce } from '../freezes/FreezeCalendar';
import { DeploymentStore } from './DeploymentStore';
import { findCurrent } from './planning';
import { readVerified } from './readVerified';
import { StoredDeployment } from './types';
import { nameOf } from './words';

/** How a deployment ends that may not begin. */
export interface Refusal {
  status: 'refused' | 'cancelled';
  message: string;
  /** The gate that did not let it through after all. */
  gate?: GateVerdict['gate'];
}

/** Why a deployment that was decided about may not begin. */
export async function reasonAgainst(
  {
    store,
    stages,
    freezes,
    now,
  }: {
    store: DeploymentStore;
    stages: readonly StageConfig[];
    freezes: FreezeCalendar;
    now: () => Date;
  },
  {
    deployment,
    approval,
    environment,
  }: {
    deployment: StoredDeployment;
    approval: SettledApproval;
    environment: StoredEnvironment;
  },
  trx: Knex.Transaction,
): Promise<Refusal | undefined> {
  const { component, stage, owner } = deployment;
  if (approval.status !== 'approved') {
    return reasonOfDecision(deployment, approval);
  }
  const current = await findCurrent(store, component, stage, trx);
  if (
    approval.digest !== deployment.planDigest ||
    current?.version !== deployment.previousVersion
  ) {
    return {
      status: 'refused',
      message: `${
        current?.version ?? 'Nothing'
      } runs in ${stage} now, which is not what was agreed to; ask again`,
    };
  }
  const disproved = await reasonOfStageBefore(
    { store, stages },
    deployment,
    trx,
  );
  if (disproved) {
    return disproved;
  }
  const [freeze] = freezesInForce(await freezes.list(trx), {
    stage,
    component,
    owner,
    now: now(),
  });
  return freeze && !isFreezeOverridden(deployment)
    ? {
        status: 'refused',
        gate: 'freeze',
        message: `${stage} is frozen until ${timeInWords(freeze.to)}: ${
          freeze.reason
        }. Ask again then`,
      }
    : reasonOfEnd(environment);
}

/** What has come to light in the stage before since somebody asked. */
async function reasonOfStageBefore(
  options: { store: DeploymentStore; stages: readonly StageConfig[] },
  { component, stage, version, kind, gates }: StoredDeployment,
  trx: Knex.Transaction,
): Promise<Refusal | undefined> {
  const before = options.stages.find(({ id }) => id === stage)?.after;
  if (kind === 'rollback' || before === undefined || isOverridden(gates)) {
    return undefined;
  }
  const { isVerified, rolledBackAt } = await readVerified(
    options,
    { component, stage: before, version },
    trx,
  );
  if (isVerified && !rolledBackAt) {
    return undefined;
  }
  return {
    status: 'refused',
    gate: 'verified',
    message: rolledBackAt
      ? `${wasRolledBack(version, before, rolledBackAt)}; ask again`
      : `${version} is not verified in ${before} any more; ask again`,
  };
}

/** What is said of a version that gave way to a roll-back. */
export function wasRolledBack(
  version: string,
  stage: string,
  at: Date,
): string {
  return `${version} was rolled back in ${stage} on ${timeInWords(at)}`;
}

/** Whether a stage may be passed over that has not verified it. */
export function isOverridden(
  gates: readonly GateVerdict[],
  of: GateVerdict['gate'] = 'verified',
): boolean {
  return gates.some(
    ({ gate, verdict }) => gate === of && verdict === 'overridden',
  );
}

/** Whether it may be placed in spite of a freeze. */
export function isFreezeOverridden({
  gates,
}: Pick<StoredDeployment, 'gates'>): boolean {
  return isOverridden(gates, 'freeze');
}

/** What the gates say once it was decided. */
export function gatesAfter(
  gates: readonly GateVerdict[],
  { approvedBy, status }: Pick<SettledApproval, 'approvedBy' | 'status'>,
  refusal: Refusal | undefined,
): GateVerdict[] {
  const decided = gates.map(it =>
    it.gate === 'approval' && status === 'approved'
      ? {
          ...it,
          verdict: 'pass' as const,
          message: `Approved by ${approvedBy.map(nameOf).join(', ')}`,
        }
      : it,
  );
  if (!refusal?.gate) {
    return decided;
  }
  const { gate, message } = refusal;
  return [
    ...decided.filter(it => it.gate !== gate),
    { gate, verdict: 'refuse', message },
  ];
}

function reasonOfDecision(
  { version, stage }: StoredDeployment,
  { status, actor, comment }: SettledApproval,
): Refusal {
  if (status === 'expired') {
    return {
      status: 'cancelled',
      message: `Nobody has agreed to ${version} in ${stage} in time; ask again`,
    };
  }
  return {
    status: 'refused',
    gate: 'approval',
    message: `${
      actor ? nameOf(actor) : 'Somebody'
    } did not agree to ${version} in ${stage}${comment ? `: ${comment}` : ''}`,
  };
}

/** Why nothing can be placed into an environment that somebody has ended. */
function reasonOfEnd({
  name,
  desired,
  deletedAt,
}: StoredEnvironment): Refusal | undefined {
  return deletedAt || desired.deleted
    ? {
        status: 'refused',
        message: `${name} was destroyed before it was agreed to; ask again`,
      }
    : undefined;
}
