import { FilterPredicate } from '@backstage/filter-predicates';
import { HumanDuration, JsonObject, JsonValue } from '@backstage/types';

/**
 * Ids of the six platform capabilities.
 *
 * @public
 */
export const CAPABILITIES = [
  'self-service-deployment',
  'test-feedback',
  'environment-provisioning',
  'code-review',
  'ownership',
  'observability',
] as const;

/**
 * @public
 */
export type Capability = (typeof CAPABILITIES)[number];

/**
 * One rung of a scorecard's ladder.
 *
 * @public
 */
export interface LevelDefinition {
  /** 1 for the lowest. 0 is the ground below the ladder. */
  level: number;
  name: string;
  description?: string;
}

/**
 * What a person can do about a check that does not pass.
 *
 * @public
 */
export interface Remedy {
  /** What to do, in a sentence or two. Plain text. */
  text: string;
  link?: { url: string; title?: string };
  action?: RemedyAction;
}

/**
 * Pages of the portal that a remedy can open, of whichever entity it is about
 * where the page can be narrowed down to it:
 *
 * - `create-environment`: where an environment is made from a blueprint
 * - `environments`: the list of environments
 * - `flaky-tests`: tests that do not say what they should
 * - `reviews`: changes that wait for somebody
 * - `delivery`: what happens to changes on their way, and what holds them up
 * - `incidents`: all incidents, and declaring one
 *
 * @public
 */
export const REMEDY_PAGES = [
  'create-environment',
  'environments',
  'flaky-tests',
  'reviews',
  'delivery',
  'incidents',
] as const;

/**
 * @public
 */
export type RemedyPage = (typeof REMEDY_PAGES)[number];

/**
 * A button of the portal that helps.
 *
 * @public
 */
export type RemedyAction =
  | {
      kind: 'template';
      /** Ref of the scaffolder template. */
      templateRef: string;
      title?: string;
      /** Values to start with; texts may hold `{{ entity.ref }}` and the like. */
      values?: JsonObject;
    }
  | { kind: 'ownership-gaps'; title?: string }
  | { kind: 'entity-tab'; tab: string; title?: string }
  | { kind: 'page'; page: RemedyPage; title?: string };

/**
 * A rule, in force for the entities that the scorecard and its own filter
 * select.
 *
 * @public
 */
export interface CheckDefinition {
  /** Unique within the scorecard, kebab case. */
  id: string;
  title: string;
  /** Why it matters. */
  why?: string;
  capability?: Capability;
  /** Which of the scorecard's entities it applies to; all unless said. */
  filter?: FilterPredicate;
  /** CEL over facts; must be of type bool. */
  expression: string;
  /** The level that it is on. */
  level: number;
  /** At least 0; 1 unless said. */
  weight: number;
  /** How old its facts may be, instead of what their collectors say. */
  freshness?: HumanDuration;
  /** CEL of type string: why it failed, with the values. */
  message?: string;
  remedy?: Remedy;
  /**
   * ISO 8601 dates. Before `announce` it is not shown; before `enforce` it is
   * shown and counts for nothing.
   */
  effective?: { announce?: string; enforce?: string };
}

/**
 * An example in a scorecard's file that is checked whenever it is loaded.
 *
 * @public
 */
export interface ScorecardFixture {
  name: string;
  /** ISO 8601: the time at which it is evaluated. */
  at?: string;
  /** What of the entity differs from a plain component. */
  entity?: JsonObject;
  /** Values by fact id. Facts that are not there were never observed. */
  facts: Record<string, JsonValue>;
  /** Ages by fact id, e.g. `{ days: 40 }`; fresh unless said. */
  ages?: Record<string, HumanDuration>;
  /** Reasons by fact id, for facts whose collector failed. */
  errors?: Record<string, string>;
  /** Ids of checks that are waived. */
  waived?: string[];
  expect: {
    /** False when the scorecard must not select the entity. */
    applies?: boolean;
    level?: number;
    /** From 0 to 1. */
    score?: number;
    /** By check id; `absent` for checks that must not apply. */
    checks?: Record<string, CheckStatus | 'absent'>;
    /** By check id: texts that the message must hold. */
    messages?: Record<string, string>;
  };
}

/**
 * A scorecard, as its YAML says it, with defaults filled in.
 *
 * @public
 */
export interface ScorecardDefinition {
  /** `metadata.name`: unique, kebab case. */
  id: string;
  title: string;
  description?: string;
  /** Full ref of the group or user who answers for it. */
  owner: string;
  /** Which entities it is about; every entity unless said. */
  filter?: FilterPredicate;
  /** From the lowest to the highest. */
  levels: LevelDefinition[];
  checks: CheckDefinition[];
  tests: ScorecardFixture[];
}

/**
 * What a check says of an entity.
 *
 * - `pass`, `fail`: its expression is true or false, over fresh facts
 * - `unknown`: a fact that decides was never observed, or its collector failed
 *   before it ever was
 * - `stale`: a fact that decides is older than it may be
 * - `exempt`: waived
 *
 * @public
 */
export const CHECK_STATUSES = [
  'pass',
  'fail',
  'unknown',
  'stale',
  'exempt',
] as const;

/**
 * @public
 */
export type CheckStatus = (typeof CHECK_STATUSES)[number];

/**
 * Something wrong in a definition, or odd.
 *
 * @public
 */
export interface DefinitionProblem {
  message: string;
  /** From 1. */
  line?: number;
  /** From 1. */
  column?: number;
  /** E.g. `spec.checks[2].expression`. */
  path?: string;
}
