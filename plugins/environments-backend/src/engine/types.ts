import { JsonObject, JsonValue } from '@backstage/types';
import {
  BlueprintDefinition,
  OperationError,
  OperationKind,
  OperationStatus,
  OperationStep,
  ResourceStatus,
} from '@groundwork/backstage-plugin-environments-common';
import { ResourceDesire } from '@groundwork/backstage-plugin-environments-node';
import { Knex } from 'knex';
import { StoredEnvironment } from '../environments/types';
import type { Session } from './Session';

/** An operation, as it is stored. */
export interface StoredOperation {
  id: string;
  environmentId: string;
  /** Grows with each operation of the environment. */
  number: number;
  kind: OperationKind;
  status: OperationStatus;
  generation: number;
  requestedBy?: string;
  requestedAt: Date;
  startedAt?: Date;
  finishedAt?: Date;
  steps: OperationStep[];
  attempts: number;
  nextAttemptAt?: Date;
  waitingFor?: string;
  error?: OperationError;
  planDigest?: string;
  cancelRequestedAt?: Date;
}

/** A resource, as it is stored. */
export interface StoredResource {
  environmentId: string;
  name: string;
  type: string;
  driver: string;
  status: ResourceStatus['status'];
  message?: string;
  drift?: string;
  externalId?: string;
  /** The driver's. */
  state?: JsonObject;
  outputs: Record<string, JsonValue>;
  /** Of what was wanted when it was last applied whole. */
  appliedDigest?: string;
  /** What was wanted then, or is being applied. */
  appliedDesire?: ResourceDesire;
  dependsOn: string[];
  costPerHour: number;
  pausedCostPerHour: number;
  observedAt?: Date;
}

/** Where versions of blueprints are found. */
export interface BlueprintVersions {
  /**
   * A version, also of a blueprint that was withdrawn.
   *
   * @throws NotFoundError if it was never published
   */
  version(id: string, version: number): Promise<BlueprintDefinition>;
}

/** What is told when an operation has ended, in the transaction that ends it. */
export type OperationListener = (
  trx: Knex.Transaction,
  ended: { environment: StoredEnvironment; operation: StoredOperation },
) => Promise<void>;

/** Operations that have not ended. */
export const UNFINISHED: readonly OperationStatus[] = [
  'queued',
  'running',
  'waiting_approval',
  'waiting_external',
  'backoff',
];

/** Whether an operation goes on. */
export function isUnfinished({
  status,
}: Pick<StoredOperation, 'status'>): boolean {
  return UNFINISHED.includes(status);
}

/** Thrown where a worker would write that has lost its lease. */
export class LeaseLostError extends Error {
  constructor(environmentId: string) {
    super(
      `The lease of environment ${environmentId} is lost; somebody else works on it`,
    );
    this.name = 'LeaseLostError';
  }
}

/** Thrown where a worker would write of an environment that is gone. */
export class EnvironmentGoneError extends Error {
  constructor(environmentId: string) {
    super(
      `Environment ${environmentId} is gone; nothing is made of it any more`,
    );
    this.name = 'EnvironmentGoneError';
  }
}

/** What is next after a turn: another one, or nothing until then. */
export type Turn = { kind: 'again' } | { kind: 'rest'; until: Date };

/** What a turn of an operation works on. */
export interface Work {
  session: Session;
  signal: AbortSignal;
  environment: StoredEnvironment;
  operation: StoredOperation;
  resources: Map<string, StoredResource>;
}
