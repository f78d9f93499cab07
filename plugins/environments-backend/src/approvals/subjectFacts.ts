import { timeInWords } from '@groundwork/backstage-plugin-groundwork-common';
import {
  ApprovalRequest,
  DeploymentStatus,
  FreezeWindow,
  GateVerdict,
} from '@groundwork/backstage-plugin-environments-common';
import {
  fromJsonColumn,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { DeploymentRow } from '../database/rows';
import { StageConfig } from '../config/types';
import {
  findPlacedVersions,
  PlacedVersion,
} from '../deployments/placedVersions';
import { isFreezeOverridden, isOverridden } from '../deployments/reasonAgainst';
import { findFreezes, freezesInForce } from '../freezes/FreezeCalendar';
import { StoredApproval } from './ApprovalStore';

type Facts = Pick<ApprovalRequest, 'outcome' | 'warnings'>;

/**
 * What has become of what approvals are about, and what would keep it from being
 * done now, by the approval's id. Three statements, however many there are.
 */
export async function findSubjectFacts(
  knex: Knex,
  approvals: readonly StoredApproval[],
  { stages, now }: { stages: readonly StageConfig[]; now: Date },
): Promise<Map<string, Facts>> {
  const ids = approvals.flatMap(({ subject }) =>
    subject.kind === 'deployment' ? subject.deploymentId : [],
  );
  if (ids.length === 0) {
    return new Map();
  }
  const rows = await knex<DeploymentRow>('deployment').where(
    whereInArray('id', ids),
  );
  const deployments = new Map(rows.map(row => [row.id, row]));
  const open = approvals.filter(({ status }) => status === 'open');
  const obstacles =
    open.length > 0
      ? await findObstacles(knex, open, deployments, now)
      : { freezes: [], ran: [] };
  return new Map(
    approvals.flatMap(({ id, subject, status }) => {
      const row =
        subject.kind === 'deployment'
          ? deployments.get(subject.deploymentId)
          : undefined;
      if (!row) {
        return [];
      }
      const facts: Facts =
        status === 'open'
          ? { warnings: warningsOf(row, { ...obstacles, knex, stages, now }) }
          : { outcome: outcomeOf(row) };
      return [[id, facts] as const];
    }),
  );
}

/** How it has ended; undefined while it has not. */
function outcomeOf({
  status,
  message,
  finished_at,
}: DeploymentRow): Facts['outcome'] {
  return finished_at === null
    ? undefined
    : { status: status as DeploymentStatus, message: message ?? '' };
}

/** What may keep those that are open from being done. */
async function findObstacles(
  knex: Knex,
  open: readonly StoredApproval[],
  deployments: ReadonlyMap<string, DeploymentRow>,
  now: Date,
): Promise<{ freezes: FreezeWindow[]; ran: PlacedVersion[] }> {
  const components = open.flatMap(({ subject }) =>
    subject.kind === 'deployment'
      ? deployments.get(subject.deploymentId)?.component_ref ?? []
      : [],
  );
  return {
    freezes: await findFreezes(knex, now),
    ran: await findPlacedVersions(
      knex,
      where =>
        where.where(whereInArray('component_ref', [...new Set(components)])),
      'stage',
    ),
  };
}

/** What would have it refused if somebody agreed now. */
function warningsOf(
  row: DeploymentRow,
  {
    knex,
    stages,
    freezes,
    ran,
    now,
  }: {
    knex: Knex;
    stages: readonly StageConfig[];
    freezes: readonly FreezeWindow[];
    ran: readonly PlacedVersion[];
    now: Date;
  },
): string[] {
  const { component_ref: component, stage, version, owner_ref: owner } = row;
  const gates = fromJsonColumn<GateVerdict[]>(knex, row.gates) ?? [];
  const before = stages.find(({ id }) => id === stage)?.after;
  const disproved =
    !isOverridden(gates) &&
    ran.some(
      it =>
        it.component === component &&
        it.stage === before &&
        it.version === version &&
        it.wasRolledBack,
    );
  const frozen = isFreezeOverridden({ gates })
    ? []
    : freezesInForce(freezes, { stage, component, owner, now });
  return [
    ...(disproved
      ? [
          `${version} was rolled back in ${before} since this was asked for. What is agreed to now is refused`,
        ]
      : []),
    ...frozen.map(
      ({ to, reason }) =>
        `${stage} is frozen until ${timeInWords(
          to,
        )}: ${reason}. What is agreed to before then is refused`,
    ),
  ];
}
