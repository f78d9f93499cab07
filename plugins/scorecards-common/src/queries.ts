import {
  CheckStatus,
  DefinitionProblem,
  ScorecardDefinition,
} from './definition';
import {
  Rollup,
  ScorecardSummary,
  TrendPoint,
  ValuableFix,
  WaiverStatus,
} from './results';

/**
 * Columns by which a scorecard's entities can be sorted; with a minus before
 * it, descending.
 *
 * @public
 */
export const ENTITY_ROW_ORDERS = [
  'title',
  '-title',
  'owner',
  '-owner',
  'level',
  '-level',
  'score',
  '-score',
  'tier',
  '-tier',
  'since',
  '-since',
] as const;

/**
 * @public
 */
export type EntityRowOrder = (typeof ENTITY_ROW_ORDERS)[number];

/**
 * Which entities of a scorecard, in which order. Rows must satisfy all that is
 * given; of the values of one field, one.
 *
 * @public
 */
export interface EntityRowQuery {
  /** Refs of owners; entities of teams below them are not among theirs. */
  owner?: string[];
  /** Refs of groups: their entities and those of all teams below. */
  team?: string[];
  level?: number[];
  tier?: number[];
  /**
   * Whether no check that applies is known: only such entities with true, only
   * others with false.
   */
  unmeasured?: boolean;
  /** Id of a check; with `checkStatus`, by default every one but `pass`. */
  check?: string;
  checkStatus?: CheckStatus[];
  /** Part of the title or of the ref, in any case. */
  text?: string;
  orderBy?: EntityRowOrder;
  /** At most so many rows, up to 500; 50 unless said. */
  limit?: number;
  /** Of a page before this one; the other fields are then ignored. */
  cursor?: string;
}

/**
 * A scorecard with its definition.
 *
 * @public
 */
export interface ScorecardDetail extends ScorecardSummary {
  definition: ScorecardDefinition;
  /** The newest first. */
  versions: Array<{
    version: number;
    publishedAt: string;
    /** Ref of a person or subject of a service; absent where it was read. */
    publishedBy?: string;
    /** As `origin` of the whole. */
    origin: string;
  }>;
  /**
   * Where the definition comes from: a file by its name and folder, a URL or
   * `api`.
   */
  origin: string;
  byTeam: Array<{ entityRef: string; title: string; rollup: Rollup }>;
  /** How many entities each check holds back, in the definition's order. */
  byCheck: Array<{ checkId: string; counts: Record<CheckStatus, number> }>;
  trend: TrendPoint[];
  /** True when some entities may not be read, so are not counted. */
  partial?: boolean;
}

/**
 * A level for a table's cell.
 *
 * @public
 */
export interface LevelBrief {
  scorecardId: string;
  scorecardTitle: string;
  level: number;
  /** How many levels there are. */
  of: number;
  levelName?: string;
  score?: number;
  coverage?: number;
  unmeasured: boolean;
}

/**
 * @public
 */
export interface WaiverQuery {
  status?: WaiverStatus[];
  entityRef?: string;
  scorecardId?: string;
  limit?: number;
  cursor?: string;
}

/**
 * @public
 */
export interface WaiverRequest {
  entityRef: string;
  scorecardId: string;
  checkId: string;
  /** Why the check should not count for a while; at least 10 characters. */
  reason: string;
  /**
   * ISO 8601: at most 180 days from now. A day, such as `2027-03-01`, is meant
   * up to its end in UTC.
   */
  expiresAt: string;
  compensatingCheckId?: string;
}

/**
 * @public
 */
export interface WaiverDecision {
  id: string;
  /**
   * `withdraw` is for whoever asked; the others need the permission to approve,
   * and are never for whoever asked.
   */
  decision: 'approve' | 'reject' | 'revoke' | 'withdraw';
  comment?: string;
}

/**
 * @public
 */
export interface GateRequest {
  entityRef: string;
  scorecardId: string;
  /** The highest level unless said. */
  level?: number;
}

/**
 * @public
 */
export interface BacktestRequest {
  /** The YAML of the definition. */
  yaml: string;
  /** For how many weeks back, up to 26; 0 unless said. */
  weeks?: number;
}

/**
 * What a person should mend next, for the teams that they are in.
 *
 * @public
 */
export interface NextSteps {
  teams: Array<{ entityRef: string; title: string }>;
  /** The most valuable first. */
  fixes: ValuableFix[];
  rollups: Rollup[];
}

/**
 * A definition that was published over the API, or refused.
 *
 * @public
 */
export interface PublishResult {
  scorecardId: string;
  version: number;
  /** False when it is the same as the one in force. */
  changed: boolean;
  /**
   * What is odd about it, and may be meant so: an owner that there is not, a
   * filter that selects nothing, a fact that nobody observes.
   */
  warnings: DefinitionProblem[];
}
