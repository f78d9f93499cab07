import { JsonObject } from '@backstage/types';
import {
  DeploymentKind,
  DeploymentStatus,
  GateVerdict,
} from '@groundwork/backstage-plugin-environments-common';
import {
  fromJsonColumn,
  fromTimestamp,
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { DeploymentRow } from '../database/rows';
import { StoredDeployment } from './types';

/** A row as what it says. */
export function deploymentOfRow(
  knex: Knex,
  row: DeploymentRow,
): StoredDeployment {
  return {
    id: row.id,
    component: row.component_ref,
    owner: row.owner_ref,
    stage: row.stage,
    environmentId: row.environment_id,
    kind: row.kind as DeploymentKind,
    version: row.version,
    commit: row.commit,
    previousVersion: row.previous_version ?? undefined,
    blueprintId: row.blueprint_id,
    blueprintVersion: row.blueprint_version,
    inputs: fromJsonColumn<JsonObject>(knex, row.inputs) ?? {},
    costPerDay: row.cost_per_day,
    status: row.status as DeploymentStatus,
    gates: fromJsonColumn<GateVerdict[]>(knex, row.gates) ?? [],
    planDigest: row.plan_digest,
    requestedBy: row.requested_by,
    requestedAt: fromTimestamp(row.requested_at),
    finishedAt: fromTimestamp(row.finished_at),
    verifiedAt: fromTimestamp(row.verified_at),
    overrideReason: row.override_reason ?? undefined,
    message: row.message ?? undefined,
    operationId: row.operation_id ?? undefined,
    idempotencyKey: row.idempotency_key ?? undefined,
  };
}

/** What is said, as a row. */
export function rowOfDeployment(it: StoredDeployment) {
  const time = (at: Date | undefined) => (at ? toTimestamp(at) : null);
  return {
    id: it.id,
    component_ref: it.component,
    owner_ref: it.owner,
    stage: it.stage,
    environment_id: it.environmentId,
    kind: it.kind,
    version: it.version,
    commit: it.commit,
    previous_version: it.previousVersion ?? null,
    blueprint_id: it.blueprintId,
    blueprint_version: it.blueprintVersion,
    inputs: toJsonColumn(it.inputs),
    cost_per_day: it.costPerDay,
    status: it.status,
    gates: toJsonColumn(it.gates),
    plan_digest: it.planDigest,
    requested_by: it.requestedBy,
    requested_at: toTimestamp(it.requestedAt),
    finished_at: time(it.finishedAt),
    verified_at: time(it.verifiedAt),
    override_reason: it.overrideReason ?? null,
    message: it.message ?? null,
    operation_id: it.operationId ?? null,
    idempotency_key: it.idempotencyKey ?? null,
  };
}
