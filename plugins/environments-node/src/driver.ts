import { JsonObject, JsonValue } from '@backstage/types';
import { DriverContext, ObserveContext, PlanContext } from './context';

export * from './context';

/**
 * What a driver may do, beside making and removing.
 *
 * @public
 */
export interface DriverCapabilities {
  /**
   * Whether what it makes can be found again by the name that it gives. If not,
   * an intent that was interrupted is looked for by our mark.
   */
  deterministicIds: boolean;
  pause?: true;
  /** Whether {@link EnvironmentDriver.activity} tells when it was last used. */
  activity?: true;
  /** Whether {@link EnvironmentDriver.adopt} takes orphans back. */
  adopt?: true;
  /**
   * Whether {@link EnvironmentDriver.apply} makes nothing but the plan that was
   * approved, as {@link ResourceDesire.approvedFingerprint} says. What is made
   * from `spec` and `source` alone needs no such comparison: an approval is for
   * these in any case.
   */
  comparesPlans?: true;
}

/**
 * What is wanted of a resource.
 *
 * @public
 */
export interface ResourceDesire {
  environment: EnvironmentIdentity;
  /** Name of the resource in its blueprint. */
  resource: string;
  /**
   * The blueprint's `spec` with values in place of `${{ … }}`; secrets are
   * {@link SecretRef}s. In plans, what is not known yet is {@link UNKNOWN}.
   */
  spec: JsonObject;
  /** What to run; absent when the blueprint uses no source. */
  source?: { repository: string; ref: string; commit: string };
  /**
   * The {@link DriverPlan.fingerprint} of the plan that somebody has agreed to;
   * absent when nobody had to, when the plan had none, and for what an engine does
   * by itself, such as putting drift right.
   *
   * @remarks
   *
   * A driver with {@link DriverCapabilities.comparesPlans} plans again before it
   * changes anything, and gives back `fail` when that plan has another
   * fingerprint. It is not part of what is wanted: the same resource, approved
   * once more, is not another one.
   */
  approvedFingerprint?: JsonValue;
}

/**
 * Stands in plans for what is known only once other resources are there.
 *
 * @public
 */
export const UNKNOWN = '(known after apply)';

/**
 * Whom a resource belongs to; what is made outside carries the id as its mark.
 *
 * @public
 */
export interface EnvironmentIdentity {
  id: string;
  /** Lower-case letters, digits and `-`, 40 at most: good for host names. */
  name: string;
  owner: string;
  component?: string;
  stage?: string;
}

/**
 * What would be done.
 *
 * @public
 */
export interface DriverPlan {
  action: 'create' | 'update' | 'unchanged' | 'replace' | 'destroy';
  /** For people: one line per thing that will be there or change. */
  changes: string[];
  /**
   * What the digest of the plan is made of, besides what was asked for; for
   * example the digest of a saved Terraform plan. No secrets.
   */
  fingerprint?: JsonValue;
  /** What the driver can tell of cost, per hour, if more than the blueprint. */
  costPerHour?: number;
}

/**
 * What came of a bounded step.
 *
 * @public
 */
export type DriverStep = { state: JsonObject } & (
  | {
      kind: 'done';
      /** Told to other resources and to people. Secrets as SecretRef. */
      outputs?: Record<string, JsonValue>;
      /** What it is called outside, for people. */
      externalId?: string;
    }
  /** Nothing to do until then; the worker does something else meanwhile. */
  | { kind: 'wait'; on: string; afterMs: number }
  | {
      kind: 'retry';
      class: 'transient' | 'quota';
      error: string;
      remediation?: string;
    }
  /** Trying the same again is of no use. */
  | { kind: 'fail'; error: string; remediation?: string }
);

/**
 * How a resource is.
 *
 * @public
 */
export interface Observation {
  status: 'ready' | 'degraded' | 'absent' | 'paused' | 'unknown';
  /** Why, for people. */
  message?: string;
  /** What is not as it was applied; absent when all is. */
  drift?: string;
  outputs?: Record<string, JsonValue>;
  externalId?: string;
}

/**
 * Something outside that carries our mark.
 *
 * @public
 */
export interface OwnedObject {
  /** Unique for the driver, and the same each time. */
  externalId: string;
  /** For people. */
  description: string;
  /** As the mark says; absent when it cannot be read. */
  environmentId?: string;
  resource?: string;
  createdAt?: Date;
}

/**
 * Makes one kind of resource real.
 *
 * @remarks
 *
 * Every call is bounded: what takes long is given back as `wait` and asked for
 * again, also by another process, with the state of the last step. Any call may
 * be interrupted at any point by SIGKILL and repeated, so each looks at what is
 * there before it does anything, and writes an intent before what cannot be
 * looked for. The conformance kit in `environments-node/testing` shows whether
 * that holds.
 *
 * @public
 */
export interface EnvironmentDriver {
  /** Lower-case letters, digits and `-`. */
  id: string;
  /** For people. */
  title: string;
  /** JSON Schema of `spec`; blueprints are checked against it when loaded. */
  specSchema: JsonObject;
  capabilities: DriverCapabilities;
  /**
   * Whether it reads the commit of {@link ResourceDesire.source} for a `spec`,
   * whatever references stand in it: then a blueprint has to have a source.
   *
   * @param spec - as the blueprint has it, with references
   */
  readsSource?(spec: JsonObject): boolean;
  /** What would be done. It changes nothing anywhere. */
  plan(
    context: PlanContext,
    request: { desired?: ResourceDesire; state?: JsonObject },
  ): Promise<DriverPlan>;
  /** One step towards what is wanted. */
  apply(
    context: DriverContext,
    request: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<DriverStep>;
  /** How it is. It changes nothing. */
  observe(
    context: ObserveContext,
    request: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<Observation>;
  /**
   * One step towards nothing being left. There may be no state, or one that was
   * saved half-way; what is not there is done.
   */
  destroy(
    context: DriverContext,
    request: {
      environment: EnvironmentIdentity;
      resource: string;
      state?: JsonObject;
    },
  ): Promise<DriverStep>;
  /** Everything outside that carries our mark. */
  inventory(context: ObserveContext): AsyncIterable<OwnedObject>;
  /** One step towards using nothing but what keeps the data. */
  pause?(
    context: DriverContext,
    request: { desired: ResourceDesire; state: JsonObject },
  ): Promise<DriverStep>;
  /** One step towards being as it was before the pause. */
  resume?(
    context: DriverContext,
    request: { desired: ResourceDesire; state: JsonObject },
  ): Promise<DriverStep>;
  /** When it was last used; undefined when nobody can tell. */
  activity?(
    context: ObserveContext,
    request: { environment: EnvironmentIdentity; state: JsonObject },
  ): Promise<Date | undefined>;
  /** The state of something that the inventory has shown. */
  adopt?(
    context: ObserveContext,
    request: { desired: ResourceDesire; externalId: string },
  ): Promise<JsonObject>;
  /** Removes something that the inventory has shown and nobody wants. */
  destroyOrphan(
    context: ObserveContext,
    request: { externalId: string },
  ): Promise<void>;
  /**
   * What the resource prints, the newest last; at most so many lines from a
   * position on.
   */
  readOutput?(
    context: ObserveContext,
    request: {
      environment: EnvironmentIdentity;
      state: JsonObject;
      after?: string;
      limit: number;
    },
  ): Promise<{ lines: string[]; position: string }>;
}
