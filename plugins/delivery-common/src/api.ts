import { ApiRequestOptions } from '@groundwork/backstage-plugin-groundwork-common';
import { Backfill, BackfillRequest } from './backfills';
import { ChangeDetail, MetricItemPage } from './changes';
import { CohortsAnswer } from './cohorts';
import { ConstraintAnswer } from './constraint';
import { FiguresAnswer, FiguresRequest } from './figures';
import { IdentifierPage, IdentifierQuery } from './identifiers';
import {
  IncidentChain,
  IncidentChange,
  IncidentPage,
  IncidentSummary,
  LinkCorrection,
  NewIncident,
} from './incidents';
import { DeliveryOverview, MetricId } from './metrics';
import { RecentActivity } from './recent';
import { ReviewQueue } from './reviews';
import { QuarantineRequest, TestDetail, TestPage, TestState } from './tests';

/**
 * What is asked, and of when. Without a period, of the last 28 days.
 *
 * @public
 */
export interface ScopeQuery {
  /** As `formatScope` writes it. */
  scope: string;
  /** ISO 8601. */
  from?: string;
  /** ISO 8601. */
  to?: string;
}

/**
 * What the delivery backend can be asked.
 *
 * @public
 */
export interface DeliveryApi {
  getOverview(
    query: ScopeQuery,
    options?: ApiRequestOptions,
  ): Promise<DeliveryOverview>;
  /** Of many scopes at once. */
  getFigures(
    request: FiguresRequest,
    options?: ApiRequestOptions,
  ): Promise<FiguresAnswer>;
  getConstraint(
    query: ScopeQuery,
    options?: ApiRequestOptions,
  ): Promise<ConstraintAnswer>;
  getCohorts(
    query: ScopeQuery,
    options?: ApiRequestOptions,
  ): Promise<CohortsAnswer>;
  listMetricItems(
    query: ScopeQuery & { metric: MetricId; limit?: number; cursor?: string },
    options?: ApiRequestOptions,
  ): Promise<MetricItemPage>;
  getChange(id: string, options?: ApiRequestOptions): Promise<ChangeDetail>;
  listTests(
    query: ScopeQuery & {
      state?: TestState;
      search?: string;
      limit?: number;
      cursor?: string;
    },
    options?: ApiRequestOptions,
  ): Promise<TestPage>;
  getTest(key: string, options?: ApiRequestOptions): Promise<TestDetail>;
  quarantineTest(
    key: string,
    request: QuarantineRequest,
    options?: ApiRequestOptions,
  ): Promise<TestDetail>;
  endQuarantine(key: string, options?: ApiRequestOptions): Promise<TestDetail>;
  getReviewQueue(
    query: ScopeQuery & { limit?: number },
    options?: ApiRequestOptions,
  ): Promise<ReviewQueue>;
  listIncidents(
    query: ScopeQuery & {
      status?: 'open' | 'resolved';
      limit?: number;
      cursor?: string;
    },
    options?: ApiRequestOptions,
  ): Promise<IncidentPage>;
  getIncident(id: string, options?: ApiRequestOptions): Promise<IncidentChain>;
  declareIncident(
    incident: NewIncident,
    options?: ApiRequestOptions,
  ): Promise<IncidentSummary>;
  changeIncident(
    id: string,
    change: IncidentChange,
    options?: ApiRequestOptions,
  ): Promise<IncidentChain>;
  /** Answers the chain of the incident that it is about, once it holds. */
  correctLink(
    correction: LinkCorrection,
    options?: ApiRequestOptions,
  ): Promise<void>;
  /** For other plugins alone. */
  listIdentifiers(
    query: IdentifierQuery,
    options?: ApiRequestOptions,
  ): Promise<IdentifierPage>;
  /** What happened to a component last; undefined where there is none to be seen. */
  findRecent(
    component: string,
    options?: ApiRequestOptions,
  ): Promise<RecentActivity | undefined>;
  listBackfills(
    options?: ApiRequestOptions,
  ): Promise<{ items: Backfill[]; mayStart: boolean }>;
  startBackfill(
    request: BackfillRequest,
    options?: ApiRequestOptions,
  ): Promise<Backfill>;
}
