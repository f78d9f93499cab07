import {
  ApiClient,
  ApiClientOptions,
  ApiRequestOptions,
  createApiClient,
} from '@groundwork/backstage-plugin-groundwork-common';
import { DeliveryApi, ScopeQuery } from './api';
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
 * Calls the delivery backend, from the browser or from another backend.
 *
 * @public
 */
export class DeliveryClient implements DeliveryApi {
  readonly #api: ApiClient;

  constructor(options: ApiClientOptions) {
    this.#api = createApiClient({ ...options, pluginId: 'delivery' });
  }

  getOverview(
    query: ScopeQuery,
    options?: ApiRequestOptions,
  ): Promise<DeliveryOverview> {
    return this.#api.request(
      { path: '/overview', query: { ...query } },
      options,
    );
  }

  getFigures(
    body: FiguresRequest,
    options?: ApiRequestOptions,
  ): Promise<FiguresAnswer> {
    return this.#api.request(
      { method: 'POST', path: '/figures', body },
      options,
    );
  }

  getConstraint(
    query: ScopeQuery,
    options?: ApiRequestOptions,
  ): Promise<ConstraintAnswer> {
    return this.#api.request(
      { path: '/constraint', query: { ...query } },
      options,
    );
  }

  getCohorts(
    query: ScopeQuery,
    options?: ApiRequestOptions,
  ): Promise<CohortsAnswer> {
    return this.#api.request(
      { path: '/cohorts', query: { ...query } },
      options,
    );
  }

  listMetricItems(
    {
      metric,
      ...query
    }: ScopeQuery & { metric: MetricId; limit?: number; cursor?: string },
    options?: ApiRequestOptions,
  ): Promise<MetricItemPage> {
    return this.#api.request(
      { path: '/metrics/{metric}/items', params: { metric }, query },
      options,
    );
  }

  getChange(id: string, options?: ApiRequestOptions): Promise<ChangeDetail> {
    return this.#api.request(
      { path: '/changes/{id}', params: { id } },
      options,
    );
  }

  listTests(
    query: ScopeQuery & {
      state?: TestState;
      search?: string;
      limit?: number;
      cursor?: string;
    },
    options?: ApiRequestOptions,
  ): Promise<TestPage> {
    return this.#api.request({ path: '/tests', query: { ...query } }, options);
  }

  getTest(key: string, options?: ApiRequestOptions): Promise<TestDetail> {
    return this.#api.request(
      { path: '/tests/{key}', params: { key } },
      options,
    );
  }

  quarantineTest(
    key: string,
    body: QuarantineRequest,
    options?: ApiRequestOptions,
  ): Promise<TestDetail> {
    return this.#api.request(
      {
        method: 'PUT',
        path: '/tests/{key}/quarantine',
        params: { key },
        body,
      },
      options,
    );
  }

  endQuarantine(key: string, options?: ApiRequestOptions): Promise<TestDetail> {
    return this.#api.request(
      { method: 'DELETE', path: '/tests/{key}/quarantine', params: { key } },
      options,
    );
  }

  getReviewQueue(
    query: ScopeQuery & { limit?: number },
    options?: ApiRequestOptions,
  ): Promise<ReviewQueue> {
    return this.#api.request(
      { path: '/reviews', query: { ...query } },
      options,
    );
  }

  listIncidents(
    query: ScopeQuery & {
      status?: 'open' | 'resolved';
      limit?: number;
      cursor?: string;
    },
    options?: ApiRequestOptions,
  ): Promise<IncidentPage> {
    return this.#api.request(
      { path: '/incidents', query: { ...query } },
      options,
    );
  }

  getIncident(id: string, options?: ApiRequestOptions): Promise<IncidentChain> {
    return this.#api.request(
      { path: '/incidents/{id}', params: { id } },
      options,
    );
  }

  declareIncident(
    body: NewIncident,
    options?: ApiRequestOptions,
  ): Promise<IncidentSummary> {
    return this.#api.request(
      { method: 'POST', path: '/incidents', body },
      options,
    );
  }

  changeIncident(
    id: string,
    body: IncidentChange,
    options?: ApiRequestOptions,
  ): Promise<IncidentChain> {
    return this.#api.request(
      { method: 'PATCH', path: '/incidents/{id}', params: { id }, body },
      options,
    );
  }

  async correctLink(
    body: LinkCorrection,
    options?: ApiRequestOptions,
  ): Promise<void> {
    await this.#api.request({ method: 'POST', path: '/links', body }, options);
  }

  listIdentifiers(
    query: IdentifierQuery,
    options?: ApiRequestOptions,
  ): Promise<IdentifierPage> {
    return this.#api.request(
      { path: '/identifiers', query: { ...query } },
      options,
    );
  }

  findRecent(
    component: string,
    options?: ApiRequestOptions,
  ): Promise<RecentActivity | undefined> {
    return this.#api.requestOptional(
      { path: '/recent', query: { component } },
      options,
    );
  }

  listBackfills(
    options?: ApiRequestOptions,
  ): Promise<{ items: Backfill[]; mayStart: boolean }> {
    return this.#api.request({ path: '/backfills' }, options);
  }

  startBackfill(
    body: BackfillRequest,
    options?: ApiRequestOptions,
  ): Promise<Backfill> {
    return this.#api.request(
      { method: 'POST', path: '/backfills', body },
      options,
    );
  }
}
