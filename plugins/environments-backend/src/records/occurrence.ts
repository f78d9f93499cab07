import { JsonObject } from '@backstage/types';
import {
  DeploymentKind,
  DesiredSource,
} from '@groundwork/backstage-plugin-environments-common';

/** What happened to an environment. */
export type EnvironmentOccurrenceKind =
  | 'environment.requested'
  | 'environment.created'
  | 'environment.updated'
  | 'environment.failed'
  | 'environment.expiring'
  /** Its time is over: it sleeps, and is deleted after the grace. */
  | 'environment.ended'
  /** Nobody has used it, so it is put to sleep. */
  | 'environment.idle'
  | 'environment.extended'
  | 'environment.paused'
  | 'environment.resumed'
  | 'environment.drifted'
  | 'environment.repaired'
  | 'environment.degraded'
  | 'environment.recovered'
  | 'environment.cancelled'
  | 'environment.retried'
  | 'environment.deleting'
  | 'environment.delete-blocked'
  /** The guard against mass deletion keeps it, though its time has ended. */
  | 'environment.held-back'
  | 'environment.deleted'
  | 'environment.secret-revealed'
  | 'environment.adopted';

/** What happened to a deployment. */
export type DeploymentOccurrenceKind =
  | 'deployment.requested'
  | 'deployment.refused'
  | 'deployment.started'
  | 'deployment.succeeded'
  | 'deployment.verified'
  | 'deployment.failed'
  | 'deployment.cancelled'
  | 'deployment.superseded';

/** What happened to a request that somebody agrees. */
export type ApprovalOccurrenceKind =
  | 'approval.requested'
  | 'approval.decided'
  | 'approval.expired'
  | 'approval.withdrawn';

/** The environment that something happened to, as it was then. */
export interface OccurredEnvironment {
  id: string;
  name: string;
  owner: string;
  createdBy: string;
  blueprintId: string;
  blueprintVersion: number;
  component?: string;
  stage?: string;
  /** Whether all of it was there, then or before. */
  isMade: boolean;
  source?: DesiredSource;
  url?: string;
  expiresAt?: Date;
}

/** The deployment that something happened to, as it was then. */
export interface OccurredDeployment {
  id: string;
  kind: DeploymentKind;
  version: string;
  previousVersion?: string;
  requestedBy: string;
  /** Refs of those who agreed. */
  approvedBy: string[];
}

/** An approval that something happened to. */
export interface OccurredApproval {
  id: string;
  groups: string[];
  requestedBy: string;
  decision?: 'approve' | 'reject';
}

/**
 * Something that happened. It is recorded in the transaction that makes it
 * happen: in the timeline, as a CDEvent to be sent, and for those who are to be
 * told.
 */
export interface Occurrence {
  kind:
    | EnvironmentOccurrenceKind
    | DeploymentOccurrenceKind
    | ApprovalOccurrenceKind;
  at: Date;
  /** A sentence, for people. */
  message: string;
  environment: OccurredEnvironment;
  deployment?: OccurredDeployment;
  approval?: OccurredApproval;
  /** Ref of a user or service; absent when the engine did it by itself. */
  actor?: string;
  operationId?: string;
  details?: JsonObject;
}
