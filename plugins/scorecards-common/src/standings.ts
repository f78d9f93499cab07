import { Page } from '@groundwork/backstage-plugin-groundwork-common';
import { CheckStatus } from './definition';
import { CapabilityLevel, LevelSummary, ScoredEntity } from './results';

/**
 * Which entities of a scorecard, for those who work on with where they stand.
 *
 * @public
 */
export interface StandingQuery {
  /**
   * Only of these, up to 500; of every entity of the scorecard unless said. To
   * be sent again with a cursor.
   */
  entityRefs?: string[];
  /** At most so many, up to 500; 200 unless said, or all of `entityRefs`. */
  limit?: number;
  /** Where the page before this one ended. */
  cursor?: string;
}

/**
 * What an enforced check says of an entity.
 *
 * @public
 */
export interface CheckStanding {
  checkId: string;
  status: CheckStatus;
  /** Why it failed, is unknown or stale, with the values. */
  message?: string;
  /** ISO 8601: since when it has this status. */
  since: string;
}

/**
 * Where an entity stands on a scorecard, in each capability and by each check.
 *
 * @public
 */
export interface Standing
  extends Pick<
    LevelSummary,
    | 'level'
    | 'unmeasured'
    | 'score'
    | 'coverage'
    | 'since'
    | 'version'
    | 'evaluatedAt'
  > {
  entity: ScoredEntity;
  /**
   * One per capability, in their order; those without a check are unmeasured.
   * Empty when no check of the scorecard is about any.
   */
  capabilities: CapabilityLevel[];
  /** In the order of the definition, those that apply and are enforced. */
  checks: CheckStanding[];
}

/**
 * A page of standings, by ref.
 *
 * @public
 */
export type StandingPage = Page<Standing>;
