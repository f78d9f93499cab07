import { JsonValue } from '@backstage/types';
import { Page } from '@groundwork/backstage-plugin-groundwork-common';
import {
  Capability,
  CheckStatus,
  DefinitionProblem,
  LevelDefinition,
  Remedy,
} from './definition';
import { FactState } from './facts';

/**
 * An entity, as far as a list needs it.
 *
 * @public
 */
export interface ScoredEntity {
  entityRef: string;
  kind: string;
  /** The title, or the name. */
  title: string;
  type?: string;
  lifecycle?: string;
  /** Criticality, 1 for the most critical. */
  tier?: number;
  owner?: { entityRef: string; title: string };
}

/**
 * Weights and counts of the checks that apply to one or more entities. Checks
 * that are announced but not yet enforced are not among them.
 *
 * @public
 */
export interface Tally {
  /** Weight passed ÷ weight applicable, 0 to 1; absent when none applies. */
  score?: number;
  /**
   * Weight of what is known (pass, fail) ÷ weight applicable, 0 to 1; absent
   * when none applies. Exempt checks are in neither.
   */
  coverage?: number;
  counts: Record<CheckStatus, number>;
}

/**
 * Where an entity stands on a scorecard.
 *
 * @public
 */
export interface LevelSummary extends Tally {
  scorecardId: string;
  scorecardTitle: string;
  /** Version of the definition that said so. */
  version: number;
  /** 0 when not even the lowest is reached. */
  level: number;
  levels: LevelDefinition[];
  /** True when no check that applies is known: the level says nothing. */
  unmeasured: boolean;
  /** ISO 8601: since when it has this level. */
  since: string;
  /** Checks that hold back the next level, heaviest first. */
  missing: Array<{ checkId: string; title: string; status: CheckStatus }>;
  /** ISO 8601: up to when facts are taken into account. */
  evaluatedAt: string;
}

/**
 * Where an entity stands in one capability: the level reached by the checks
 * that are about it.
 *
 * @public
 */
export interface CapabilityLevel {
  capability: Capability;
  level: number;
  /** How many levels there are. */
  of: number;
  /** True when no check about it is known: the level says nothing. */
  unmeasured: boolean;
  counts: Record<CheckStatus, number>;
}

/**
 * What one check says of one entity, and why.
 *
 * @public
 */
export interface CheckResult {
  checkId: string;
  title: string;
  why?: string;
  capability?: Capability;
  level: number;
  weight: number;
  status: CheckStatus;
  /** ISO 8601: since when it has this status. */
  since: string;
  /** Why it failed, is unknown or stale, with the values. */
  message?: string;
  /** False while it is only announced: it counts for nothing until then. */
  enforced: boolean;
  /** ISO 8601: from when it counts, while it does not. */
  enforcedFrom?: string;
  expression: string;
  remedy?: Remedy;
  /** The facts that it reads, as they are now. */
  facts: FactState[];
  /** The waiver in force, or requested. */
  waiver?: Waiver;
}

/**
 * A scorecard of an entity, with all that can be said of it.
 *
 * @public
 */
export interface EntityScorecard extends LevelSummary {
  checks: CheckResult[];
  /**
   * One per capability, in their order, when any check is about one; those
   * without a check are unmeasured.
   */
  capabilities?: CapabilityLevel[];
  /** True while a change waits to be evaluated. */
  pending: boolean;
  /** Why the definition in force is not the newest one. */
  definitionProblem?: { message: string; since: string };
}

/**
 * Everything about one entity.
 *
 * @public
 */
export interface EntityScorecards {
  entity: ScoredEntity;
  scorecards: EntityScorecard[];
}

/**
 * A collector that could not say anything of an entity, or not all.
 *
 * @public
 */
export interface CollectorFailure {
  collectorId: string;
  /** Why. */
  error: string;
  /** ISO 8601: since when it fails. */
  since: string;
  /** The facts that it could not observe; all of its facts unless said. */
  factIds?: string[];
}

/**
 * Everything about an entity, right after its facts were collected anew.
 *
 * @public
 */
export interface EvaluatedEntity extends EntityScorecards {
  /**
   * Whether it was evaluated; false when much waits to be, so that it comes in
   * its turn.
   */
  evaluated: boolean;
  /** What could not be observed; what was known of it before stays. */
  failed: CollectorFailure[];
}

/**
 * What changed for an entity, when, and by which version and values.
 *
 * @public
 */
export interface Transition {
  /** Unique, and in the order in which they happened for the entity. */
  id: string;
  entityRef: string;
  scorecardId: string;
  version: number;
  /** ISO 8601. */
  at: string;
  /** Absent on the first evaluation. */
  fromLevel?: number;
  /** Absent when the entity is not part of the scorecard any more. */
  toLevel?: number;
  score?: number;
  checks: Array<{
    checkId: string;
    title: string;
    from?: CheckStatus;
    /** Absent when the check applies no more. */
    to?: CheckStatus;
    /** The values that decided, by fact id. */
    values?: Record<string, JsonValue>;
  }>;
}

/**
 * How many entities, and how much of them by criticality, stand on a level.
 *
 * @public
 */
export interface LevelShare {
  level: number;
  name: string;
  entities: number;
  /** Share by criticality, 0 to 1. */
  share: number;
}

/**
 * Where a set of entities stands on a scorecard, weighted by criticality.
 *
 * @public
 */
export interface Rollup extends Tally {
  scorecardId: string;
  scorecardTitle: string;
  entities: number;
  /** Entities of which nothing is known. */
  unmeasured: number;
  levels: LevelDefinition[];
  /** From level 0 up. */
  distribution: LevelShare[];
  /**
   * The highest level that at least 80 % of the entities, by criticality, have
   * reached. Absent without entities.
   */
  level?: number;
}

/**
 * What a team gains most by.
 *
 * @public
 */
export interface ValuableFix {
  scorecardId: string;
  scorecardTitle: string;
  checkId: string;
  title: string;
  capability?: Capability;
  remedy?: Remedy;
  /** Entities for which it does not pass. */
  entities: number;
  /** How many of them by status: what is unknown may well pass. */
  counts: Record<'fail' | 'unknown' | 'stale', number>;
  /** Entities for which it is all that is missing for their next level. */
  unlocks: number;
  /** How far the team's score rises, 0 to 1, when it passes for all of them. */
  gain: number;
  /**
   * The facts that the check reads: where nothing is known, what to connect;
   * with why they were never observed of some entities, where that is known.
   */
  facts: Array<{ factId: string; source: string; error?: string }>;
  /** Some of the entities: those that fail first, then the most critical. */
  examples: ScoredEntity[];
}

/**
 * Where a team and the teams below it stand.
 *
 * @public
 */
export interface TeamRollup {
  team: { entityRef: string; title: string };
  /** Teams whose entities are counted: it and all below it. */
  teams: Array<{ entityRef: string; title: string; parent?: string }>;
  rollups: Rollup[];
  /**
   * The parts of the whole that own something: the team itself, and each team
   * right below it with all teams below that.
   */
  byTeam: Array<{ entityRef: string; title: string; rollups: Rollup[] }>;
  /** The most valuable first. */
  fixes: ValuableFix[];
  /** Scorecards of the team itself, as an entity. */
  own: LevelSummary[];
  /** True when some of its entities may not be read, so are not counted. */
  partial: boolean;
  evaluatedAt: string;
}

/**
 * One day of a scorecard's history.
 *
 * @public
 */
export interface TrendPoint {
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  entities: number;
  score?: number;
  coverage?: number;
  /** Entities by level, from 0 up. */
  byLevel: number[];
}

/**
 * A scorecard in the list of all.
 *
 * @public
 */
export interface ScorecardSummary extends Rollup {
  description?: string;
  owner: { entityRef: string; title: string };
  version: number;
  /** ISO 8601. */
  publishedAt: string;
  checks: number;
  trend: TrendPoint[];
  problem?: RefusedDefinition;
}

/**
 * A newer definition that was refused; an older one stays in force.
 *
 * @public
 */
export interface RefusedDefinition {
  /** Where it was read from. */
  location: string;
  /** ISO 8601. */
  since: string;
  problems: DefinitionProblem[];
}

/**
 * An exemption from a check: asked for, and perhaps granted.
 *
 * @public
 */
export interface Waiver {
  id: string;
  scorecardId: string;
  /** For lists; the id is shown where it is absent. */
  scorecardTitle?: string;
  checkId: string;
  checkTitle: string;
  entity: ScoredEntity;
  reason: string;
  /** A check that must pass for as long as the waiver is to hold. */
  compensatingCheckId?: string;
  /** Its title, where it has a compensating check. */
  compensatingCheckTitle?: string;
  status: WaiverStatus;
  requestedBy: string;
  requestedAt: string;
  /** ISO 8601: at most 180 days after the request. */
  expiresAt: string;
  decidedBy?: string;
  decidedAt?: string;
  decisionComment?: string;
}

/**
 * @public
 */
export const WAIVER_STATUSES = [
  'requested',
  'approved',
  'rejected',
  'withdrawn',
  'revoked',
  'expired',
] as const;

/**
 * @public
 */
export type WaiverStatus = (typeof WAIVER_STATUSES)[number];

/**
 * The answer of a gate.
 *
 * @public
 */
export interface GateResult {
  verdict: 'pass' | 'fail';
  entityRef: string;
  scorecardId: string;
  version: number;
  requiredLevel: number;
  level: number;
  reasons: Array<{
    checkId: string;
    title: string;
    status: CheckStatus;
    message?: string;
    remedy?: Remedy;
  }>;
  evaluatedAt: string;
}

/**
 * What a definition would change.
 *
 * @public
 */
export interface BacktestResult {
  scorecardId: string;
  /** Version in force that it is compared with; absent for a new scorecard. */
  comparedWith?: number;
  /** Why it would be refused; the rest is then empty. */
  problems: DefinitionProblem[];
  /** What is odd about it, and may be meant so; as when it is published. */
  warnings: DefinitionProblem[];
  /**
   * True when it is only about the entities that the caller may read: then the
   * numbers, the distributions and the history leave out all others. Absent for
   * callers who may read everything.
   */
  partial?: boolean;
  entities: number;
  /** Entities that would come to be, or cease to be, part of the scorecard. */
  added: number;
  removed: number;
  raised: number;
  lowered: number;
  /** Lowered first, then by criticality; at most 1,000. */
  changes: Array<{
    entity: ScoredEntity;
    /** Absent when it is not part of the scorecard now. */
    from?: number;
    /** Absent when it would not be part of it any more. */
    to?: number;
    /** Checks that decide, e.g. those that would come to fail. */
    checks: Array<{
      checkId: string;
      title: string;
      from?: CheckStatus;
      to?: CheckStatus;
    }>;
  }>;
  /** True when there are more changes than listed. */
  truncated: boolean;
  teams: Array<{
    team: { entityRef: string; title: string };
    raised: number;
    lowered: number;
    scoreFrom?: number;
    scoreTo?: number;
  }>;
  distributionFrom?: LevelShare[];
  distributionTo: LevelShare[];
  /**
   * How entities would have stood then, by the facts of that time; the oldest
   * first. Without those of which nothing was known then. `from` by the
   * definition in force now.
   */
  history: Array<{
    /** ISO 8601. */
    at: string;
    entities: number;
    byLevelFrom?: number[];
    byLevelTo: number[];
    scoreFrom?: number;
    scoreTo?: number;
  }>;
}

/**
 * A row of the table of a scorecard's entities.
 *
 * @public
 */
export interface EntityRow extends LevelSummary {
  entity: ScoredEntity;
}

/**
 * A page of rows; `totalItems` is there on the first page.
 *
 * @public
 */
export type EntityRowPage = Page<EntityRow>;
