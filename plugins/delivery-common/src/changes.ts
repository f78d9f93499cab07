import { AnswerContext, ChangeCohort, DeliveryStage } from './numbers';

/**
 * A change, for lists.
 *
 * @public
 */
export interface ChangeSummary {
  /** Such as `change:github.com/acme/orders#7`. */
  id: string;
  repository: string;
  number?: number;
  title: string;
  /** Where it can be seen, if that is known. */
  url?: string;
  cohort: ChangeCohort;
  isBot: boolean;
  /** Entity refs; of what the catalog does not know, repositories. */
  components: string[];
  /** Entity refs of who owned them then. */
  teams: string[];
  mergedAt?: string;
  /** Lines. */
  size?: { added: number; removed: number; files: number };
}

/**
 * An item behind a number.
 *
 * @public
 */
export interface MetricItem {
  /** Id of a change, a deployment, an incident or a request for an environment. */
  item: string;
  title: string;
  url?: string;
  component?: string;
  at: string;
  /** In the unit of the metric; left out where it was not measured. */
  value?: number;
  /** Why it was not measured. */
  excluded?: string;
  isApproximate?: boolean;
  isOpen?: boolean;
  change?: ChangeSummary;
}

/**
 * What `GET /metrics/{metric}/items` answers: largest first, then what was left out.
 *
 * @public
 */
export interface MetricItemPage extends AnswerContext {
  items: MetricItem[];
  pageInfo: { nextCursor?: string };
}

/**
 * A stretch of time that a change spent in a stage.
 *
 * @public
 */
export interface ChangeSpan {
  stage: DeliveryStage;
  kind: 'queue' | 'touch';
  start: string;
  /** Left out while it lasts. */
  end?: string;
  component?: string;
  team?: string;
}

/**
 * What `GET /changes/{id}` answers.
 *
 * @public
 */
export interface ChangeDetail {
  change: ChangeSummary;
  /** Why its cohort is believed. */
  cohortEvidence: string[];
  spans: ChangeSpan[];
  deployments: Array<{
    id: string;
    component: string;
    environment: string;
    finishedAt?: string;
    version?: string;
  }>;
  /** Incidents and deployments that failed by it. */
  failures: Array<{
    kind: 'incident' | 'deployment' | 'change';
    id: string;
    title: string;
    class: string;
    confidence: number;
  }>;
}
