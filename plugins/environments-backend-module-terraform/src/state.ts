import { JsonObject } from '@backstage/types';
import { PlanOutline } from './plan/rest';

/** A run of Terraform that has not been finished. */
export interface Run {
  id: string;
  /** `plan`: nothing has been changed; the others change. */
  purpose: 'plan' | 'apply' | 'destroy';
  /** Digest of what was wanted. */
  wanted: string;
  /** How much of its output has been logged, in bytes. */
  logged: number;
  /** Of the saved plan, once there is one. */
  fingerprint?: string;
}

/** What is kept of a resource between the driver's calls. */
export interface TerraformState {
  /** Name of the resource's directory. */
  directory: string;
  run?: Run;
  /**
   * The plan that was to be applied when the process was lost before it had begun:
   * the next one has to be the same.
   */
  expected?: string;
  /** Digest of what is wanted, while that may have been applied in part. */
  begun?: string;
  /** What the plan does that was begun: what is left of it may do no more. */
  outline?: PlanOutline;
}

/** Reads what was saved; undefined when nothing was. */
export function readState(
  state: JsonObject | undefined,
): TerraformState | undefined {
  return typeof state?.directory === 'string'
    ? (state as unknown as TerraformState)
    : undefined;
}

/** As it is saved. */
export function writeState(state: TerraformState): JsonObject {
  return JSON.parse(JSON.stringify(state)) as JsonObject;
}
