import { JsonObject, JsonValue } from '@backstage/types';
import { ApprovalRequest } from './approvals';
import { Condition } from './conditions';
import { OperationSummary } from './operation';

/**
 * In one word how an environment is, for lists and filters; derived from what is
 * wanted, the current operation and the conditions.
 *
 * @public
 */
export type EnvironmentPhase =
  | 'pending'
  | 'waiting'
  | 'provisioning'
  | 'updating'
  | 'ready'
  | 'degraded'
  | 'failed'
  | 'pausing'
  | 'paused'
  | 'resuming'
  | 'deleting'
  | 'delete-blocked'
  | 'deleted';

/**
 * What somebody wants of an environment. A change of it makes a new generation.
 *
 * @public
 */
export interface DesiredState {
  blueprintId: string;
  blueprintVersion: number;
  inputs: JsonObject;
  /** What to run; absent when the blueprint uses no source. */
  source?: DesiredSource;
  paused: boolean;
  deleted: boolean;
}

/**
 * A commit, and how it was named.
 *
 * @public
 */
export interface DesiredSource {
  /** URL or path of a git repository that the configuration allows. */
  repository: string;
  /** The branch, tag or commit that was asked for. */
  ref: string;
  /** The commit that it was then, in full. */
  commit: string;
  /** Version of the release, when it is one. */
  version?: string;
}

/**
 * An environment, as lists show it.
 *
 * @public
 */
export interface EnvironmentSummary {
  id: string;
  /** Unique among those that exist; lower-case letters, digits and `-`. */
  name: string;
  phase: EnvironmentPhase;
  /** Why it is so, in a sentence. */
  message: string;
  blueprint: { id: string; title: string; version: number };
  /** Ref of the owning group or user. */
  owner: string;
  /** Ref of the component that it is for. */
  component?: string;
  /** Set on a component's long-lived environments. */
  stage?: string;
  source?: DesiredSource;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  /** When it ends; absent when it does not. */
  expiresAt?: string;
  /** When it was ready for the first time; absent while it never was. */
  readyAt?: string;
  /** When making it failed last; absent if that never did, or it was ready since. */
  creationFailedAt?: string;
  /** The output named `url`, when it is an HTTP URL and the environment is up. */
  url?: string;
  /** Per hour, as it is now. */
  costPerHour?: number;
  deletedAt?: string;
}

/**
 * An environment with everything that its page shows.
 *
 * @public
 */
export interface EnvironmentDetail extends EnvironmentSummary {
  generation: number;
  observedGeneration: number;
  desired: DesiredState;
  conditions: Condition[];
  resources: ResourceStatus[];
  outputs: EnvironmentOutput[];
  /** What waits until somebody agrees; absent when nothing does. */
  proposed?: ProposedChange;
  /** The one that is not finished, else the last one. */
  operation?: OperationSummary;
  /** What the caller may do with it now; for each that is not possible why. */
  actions: Record<EnvironmentAction, { allowed: boolean; reason?: string }>;
  cost: { currency: string; perDay: number; soFar: number };
}

/**
 * What somebody has asked for, and others have to agree to first. Of an
 * environment that there is already, `desired` says what it goes on as until then.
 *
 * @public
 */
export interface ProposedChange {
  /** What would be wanted. */
  desired: DesiredState;
  /** What it would cost per day. */
  costPerDay: number;
  /** Ref of whoever has asked. */
  requestedBy: string;
  requestedAt: string;
  /** Who is asked, and who has said what. */
  approval: ApprovalRequest;
}

/**
 * What can be done with an environment.
 *
 * @public
 */
export type EnvironmentAction =
  | 'extend'
  | 'pause'
  | 'resume'
  | 'update'
  | 'redeploy'
  | 'cancel'
  | 'retry'
  | 'destroy'
  | 'reveal-secret';

/**
 * One resource of an environment.
 *
 * @public
 */
export interface ResourceStatus {
  name: string;
  type: string;
  driver: string;
  status:
    | 'absent'
    | 'applying'
    | 'ready'
    | 'degraded'
    | 'failed'
    | 'paused'
    | 'removing'
    | 'unknown';
  message?: string;
  /** Set while what is there is not what was applied. */
  drift?: string;
  /** What it is called outside, for example a process id or a database. */
  externalId?: string;
  observedAt?: string;
}

/**
 * Something that an environment tells its users.
 *
 * @public
 */
export type EnvironmentOutput =
  | { name: string; kind: 'value'; value: JsonValue }
  | { name: string; kind: 'url'; value: string }
  /** The value is revealed by a call of its own, which is audited. */
  | { name: string; kind: 'secret' };

/**
 * Something that happened to an environment or a component's deployments;
 * nothing deletes it.
 *
 * @public
 */
export interface TimelineEvent {
  id: string;
  at: string;
  /** For programs, for example `environment.requested`, `deployment.approved`. */
  kind: string;
  /** A sentence. */
  message: string;
  /** Ref of a user or service; absent when the engine did it by itself. */
  actor?: string;
  environmentId?: string;
  component?: string;
  operationId?: string;
  deploymentId?: string;
  details?: JsonObject;
}
