import { HumanDuration, JsonObject, JsonValue } from '@backstage/types';

/**
 * A versioned recipe for environments, as its YAML says it
 * (`apiVersion: groundwork/v1`, `kind: EnvironmentBlueprint`).
 *
 * @public
 */
export interface BlueprintDefinition {
  id: string;
  title: string;
  description?: string;
  /** Ref of the group that answers for it. */
  owner: string;
  /**
   * JSON Schema of an object: what somebody who wants an environment says.
   * `ui:` keywords are those of the scaffolder's forms.
   */
  inputs: JsonObject;
  /** In any order; references between them decide what comes first. */
  resources: BlueprintResource[];
  /** What people and programs get to know of an environment, by name. */
  outputs: Record<string, JsonValue>;
  policy: BlueprintPolicy;
}

/**
 * One part of environments of a blueprint.
 *
 * @public
 */
export interface BlueprintResource {
  /** Lower-case letters, digits and `-`; unique in the blueprint. */
  name: string;
  type: 'service' | 'database' | 'queue' | 'cache' | 'secret' | 'other';
  /** Id of a driver, for example `process`. */
  driver: string;
  /**
   * What the driver is to make, with `${{ … }}` where values come from elsewhere:
   * `inputs.<name>`, `environment.{id,name,owner,component,stage}`,
   * `source.{repository,ref,commit,version}`, `resources.<name>.<output>`.
   */
  spec: JsonObject;
  /** Names of resources that come first though nothing refers to them. */
  dependsOn: string[];
  /** What it costs while it is there, and while it is paused. */
  cost?: CostRate;
}

/**
 * Cost in the currency of the configuration (`environments.currency`).
 *
 * @public
 */
export interface CostRate {
  perHour: number;
  /** While paused; by default nothing. */
  pausedPerHour: number;
}

/**
 * Who may have environments of a blueprint, how many, for how long.
 *
 * @public
 */
export interface BlueprintPolicy {
  /** Refs of groups whose members may create; everyone when absent. */
  allowedGroups?: string[];
  /** Environments that exist at once for an owner; absent means no limit. */
  maxPerOwner?: number;
  /** Of all environments of an owner together, per day; absent means no limit. */
  maxCostPerDay?: number;
  /** How long environments live unless said; absent means for ever. */
  defaultTtl?: HumanDuration;
  /** The longest that can be asked for, counted from now; also by extending. */
  maxTtl?: HumanDuration;
  /** Pauses environments that nobody has used for so long. */
  idlePause?: HumanDuration;
  /** How long a paused environment stays after its end, before it is deleted. */
  grace: HumanDuration;
  /** When somebody else has to agree. */
  approval?: ApprovalRule;
  /**
   * Patterns of git refs (`*` within a segment, `**` across), for example
   * `feature/**`; everything when absent.
   */
  allowedRefs?: string[];
}

/**
 * Who has to agree.
 *
 * @public
 */
export interface ApprovalRule {
  /** Refs of groups; each approver is a member of one of them. */
  groups: string[];
  /** How many have to agree, 1 or more. */
  required: number;
  /** Only for environments that cost more per day; always when absent. */
  aboveCostPerDay?: number;
  /** After which an approval that nobody has used does not count any more. */
  validFor: HumanDuration;
}

/**
 * A blueprint as lists show it.
 *
 * @public
 */
export interface BlueprintSummary {
  id: string;
  title: string;
  description?: string;
  owner: string;
  /** Grows with each change. */
  version: number;
  resources: Array<Pick<BlueprintResource, 'name' | 'type' | 'driver'>>;
  /** False when a repository and a ref have no part in it. */
  usesSource: boolean;
  /** Whether the caller may create from it, and if not why. */
  allowed: boolean;
  deniedReason?: string;
  /** How long creating took lately, request to ready; absent without history. */
  expected?: ExpectedTime;
  /** Set while the newest definition is refused and an older one is in force. */
  refused?: { since: string; problems: BlueprintProblem[] };
}

/**
 * A blueprint with everything that a form needs.
 *
 * @public
 */
export interface BlueprintDetail extends BlueprintSummary {
  definition: BlueprintDefinition;
  publishedAt: string;
  /** Where its YAML comes from. */
  origin: string;
}

/**
 * What is wrong with a definition.
 *
 * @public
 */
export interface BlueprintProblem {
  /** As in `/spec/resources/0/driver`. */
  path: string;
  message: string;
  /** From 1. */
  line?: number;
  column?: number;
}

/**
 * Durations of environments of the last 30 days, in milliseconds.
 *
 * @public
 */
export interface ExpectedTime {
  p50Ms: number;
  p90Ms: number;
  /** How many were counted. */
  n: number;
}
