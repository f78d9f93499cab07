import { TimestampColumn } from '@groundwork/backstage-plugin-groundwork-node';

/** Rows as the migrations make them; JSON columns go through the kernel's conversion. */
export interface BlueprintRow {
  id: string;
  version: number;
  origin: string;
  removed_at: TimestampColumn | null;
}

export interface BlueprintVersionRow {
  blueprint_id: string;
  version: number;
  digest: string;
  definition: unknown;
  yaml: string;
  origin: string;
  published_at: TimestampColumn;
}

export interface RefusedBlueprintRow {
  location: string;
  blueprint_id: string;
  since: TimestampColumn;
  problems: unknown;
}

export interface EnvironmentRow {
  id: string;
  name: string;
  live_name: string | null;
  blueprint_id: string;
  owner_ref: string;
  component_ref: string | null;
  stage: string | null;
  stage_key: string | null;
  created_by: string;
  created_at: TimestampColumn;
  updated_at: TimestampColumn;
  generation: number;
  observed_generation: number;
  desired: unknown;
  phase: string;
  message: string;
  conditions: unknown;
  outputs: unknown;
  expires_at: TimestampColumn | null;
  warned: number;
  made_at: TimestampColumn | null;
  used_at: TimestampColumn | null;
  paused_at: TimestampColumn | null;
  cost_per_hour: number;
  cost_per_day: number;
  cost_so_far: number;
  cost_at: TimestampColumn;
  deleted_at: TimestampColumn | null;
  idempotency_key: string | null;
}

export interface OwnerLockRow {
  owner_ref: string;
  reservations: number;
}

export interface ResourceRow {
  environment_id: string;
  name: string;
  type: string;
  driver: string;
  status: string;
  message: string | null;
  drift: string | null;
  external_id: string | null;
  state: unknown;
  outputs: unknown;
  applied_digest: string | null;
  applied_desire: unknown;
  depends_on: string;
  cost_per_hour: number;
  paused_cost_per_hour: number;
  observed_at: TimestampColumn | null;
}

export interface OperationRow {
  id: string;
  environment_id: string;
  number: number;
  kind: string;
  status: string;
  generation: number;
  requested_by: string | null;
  requested_at: TimestampColumn;
  started_at: TimestampColumn | null;
  finished_at: TimestampColumn | null;
  steps: unknown;
  attempts: number;
  next_attempt_at: TimestampColumn | null;
  waiting_for: string | null;
  error: unknown;
  plan_digest: string | null;
  cancel_requested_at: TimestampColumn | null;
  log_lines: number;
}

export interface IntentRow {
  environment_id: string;
  resource: string;
  key: string;
  status: string;
  external_id: string | null;
  epoch: number;
  begun_at: TimestampColumn;
  done_at: TimestampColumn | null;
}

export interface LogLineRow {
  operation_id: string;
  seq: number;
  at: TimestampColumn;
  stage: string;
  level: string;
  text: string;
}

export interface SecretRow {
  id: string;
  environment_id: string;
  resource: string;
  name: string;
  key_id: string;
  sealed: string;
  created_at: TimestampColumn;
}

export interface ReleaseRow {
  component_ref: string;
  version: string;
  repository: string;
  commit: string;
  artifact_digest: string | null;
  provenance: string | null;
  created_at: TimestampColumn;
  created_by: string | null;
}

export interface DeploymentRow {
  id: string;
  component_ref: string;
  owner_ref: string;
  stage: string;
  environment_id: string;
  kind: string;
  version: string;
  commit: string;
  previous_version: string | null;
  blueprint_id: string;
  blueprint_version: number;
  inputs: unknown;
  cost_per_day: number;
  status: string;
  gates: unknown;
  plan_digest: string;
  requested_by: string;
  requested_at: TimestampColumn;
  finished_at: TimestampColumn | null;
  verified_at: TimestampColumn | null;
  override_reason: string | null;
  message: string | null;
  operation_id: string | null;
  idempotency_key: string | null;
}

export interface ApprovalRequestRow {
  id: string;
  subject_kind: string;
  subject_id: string;
  owner_ref: string;
  subject: unknown;
  digest: string;
  summary: unknown;
  groups: unknown;
  required: number;
  requested_by: string;
  requested_at: TimestampColumn;
  expires_at: TimestampColumn;
  status: string;
  decided_at: TimestampColumn | null;
}

export interface ApprovalDecisionRow {
  request_id: string;
  decided_by: string;
  decided_at: TimestampColumn;
  decision: string;
  comment: string | null;
}

export interface FreezeWindowRow {
  id: string;
  reason: string;
  from_at: TimestampColumn;
  to_at: TimestampColumn;
  stages: unknown;
  entities: unknown;
  created_by: string;
}

export interface TimelineEventRow {
  id: number;
  at: TimestampColumn;
  kind: string;
  message: string;
  actor: string | null;
  environment_id: string | null;
  component_ref: string | null;
  owner_ref: string;
  operation_id: string | null;
  deployment_id: string | null;
  details: unknown;
}

export interface NoticeRow {
  id: number;
  recipient_ref: string;
  title: string;
  description: string;
  link: string;
  severity: string;
  topic: string;
  created_at: TimestampColumn;
  attempts: number;
  due_at: TimestampColumn;
  sent_at: TimestampColumn | null;
}

export interface OutboxEventRow {
  id: number;
  event_id: string;
  type: string;
  subject: string;
  event: unknown;
  created_at: TimestampColumn;
}

export interface OutboxSinkRow {
  sink: string;
  event: number;
  subject: string;
  status: string;
  attempts: number;
  refusals: number;
  due_at: TimestampColumn;
  last_error: string | null;
}

export interface OrphanRow {
  id: string;
  driver: string;
  external_id: string;
  description: string;
  environment_id: string | null;
  resource: string | null;
  first_seen_at: TimestampColumn;
  last_seen_at: TimestampColumn;
  status: string;
  message: string | null;
}

export interface InventoryRunRow {
  driver: string;
  succeeded_at: TimestampColumn | null;
  error: string | null;
  objects: number;
}
