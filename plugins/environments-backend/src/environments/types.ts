import { JsonValue } from '@backstage/types';
import {
  Condition,
  DesiredState,
  EnvironmentPhase,
} from '@groundwork/backstage-plugin-environments-common';

/** Of what somebody has agreed to: the plan of a resource. */
export interface AgreedPlan {
  /** Whether it was to be made, and not changed. */
  isNew: boolean;
  /** Set once it was applied: from then on it is for making it anew. */
  isDone?: true;
  /** What its driver knows the plan by. */
  fingerprint: JsonValue;
}

/** What is wanted only once somebody has agreed. */
export interface Proposal {
  /** The operation that waits for it. */
  operationId: string;
  /** What would be wanted; absent where nothing is there yet. */
  desired?: DesiredState;
  /** What is agreed to then, by resource. */
  plans?: Record<string, AgreedPlan>;
  /** What the owner's budget is charged with when it is agreed to, and if not. */
  costPerDay: number;
  costPerDayBefore: number;
  /** The version of the blueprint by whose policy somebody has to agree. */
  policyVersion: number;
  /** How long it lives from then on; absent when its end does not change. */
  ttlMs?: number;
}

/** What is wanted again when an operation is cancelled that a person has begun. */
export interface Former {
  /** The operation that was begun with what is wanted instead. */
  operationId: string;
  desired: DesiredState;
  agreed?: Record<string, AgreedPlan>;
  costPerDay: number;
  /** What the owner's budget is charged with once that operation has ended. */
  costPerDayAfter: number;
  /** Of the one that it takes the place of, until that has ended. */
  former?: Former;
}

/** An environment, as it is stored. */
export interface StoredEnvironment {
  id: string;
  name: string;
  owner: string;
  component?: string;
  stage?: string;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
  generation: number;
  observedGeneration: number;
  desired: DesiredState;
  /** Set while somebody has to agree to what is to be wanted. */
  proposal?: Proposal;
  /**
   * What somebody has agreed to of what is wanted, by resource: drivers make
   * nothing else, however often it is tried. Absent when nobody had to agree.
   */
  agreed?: Record<string, AgreedPlan>;
  /** Set until the operation has ended that may be cancelled. */
  former?: Former;
  phase: EnvironmentPhase;
  message: string;
  conditions: Condition[];
  /** With SecretRefs. */
  outputs: Record<string, JsonValue>;
  expiresAt?: Date;
  /** How many warnings of its end were given. */
  warned: number;
  /** When all of it was there for the first time. */
  madeAt?: Date;
  /** When it was last used, or given to be used. */
  usedAt?: Date;
  pausedAt?: Date;
  costPerHour: number;
  /** What its owner's budget is charged with while it exists. */
  costPerDay: number;
  /** Until `costAt`. */
  costSoFar: number;
  costAt: Date;
  deletedAt?: Date;
  idempotencyKey?: string;
}
