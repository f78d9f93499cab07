import {
  ApiClient,
  ApiClientOptions,
  ApiRequestOptions,
  createApiClient,
} from '@groundwork/backstage-plugin-groundwork-common';
import { MaturityApi } from './api';
import { MaturityModelAnswer } from './model';
import { OrganisationMaturity, OrganisationQuery } from './organisation';
import { LeadershipReport, ReportQuery } from './report';
import { SelfAssessment, SelfAssessmentRequest } from './selfAssessment';
import { TeamMaturity } from './team';

/**
 * Calls the maturity backend, from the browser or from another backend.
 *
 * @public
 */
export class MaturityClient implements MaturityApi {
  readonly #api: ApiClient;

  constructor(options: ApiClientOptions) {
    this.#api = createApiClient({ ...options, pluginId: 'maturity' });
  }

  getModel(options?: ApiRequestOptions): Promise<MaturityModelAnswer> {
    return this.#api.request({ path: '/model' }, options);
  }

  getOrganisation(
    query: OrganisationQuery,
    options?: ApiRequestOptions,
  ): Promise<OrganisationMaturity> {
    return this.#api.request(
      { path: '/organisation', query: { ...query } },
      options,
    );
  }

  findTeam(
    entityRef: string,
    options?: ApiRequestOptions & { days?: number },
  ): Promise<TeamMaturity | undefined> {
    const { days, ...rest } = options ?? {};
    return this.#api.requestOptional(
      { path: '/teams/by-ref', query: { entityRef, days } },
      rest,
    );
  }

  answerSelfAssessment(
    body: SelfAssessmentRequest,
    options?: ApiRequestOptions,
  ): Promise<SelfAssessment> {
    return this.#api.request(
      { method: 'PUT', path: '/teams/self-assessment', body },
      options,
    );
  }

  evaluateTeam(
    entityRef: string,
    options?: ApiRequestOptions,
  ): Promise<TeamMaturity | undefined> {
    return this.#api.requestOptional(
      { method: 'POST', path: '/teams/evaluate', body: { entityRef } },
      options,
    );
  }

  getReport(
    query: ReportQuery,
    options?: ApiRequestOptions,
  ): Promise<LeadershipReport> {
    return this.#api.request({ path: '/report', query: { ...query } }, options);
  }

  async exportReport(
    { format, ...query }: ReportQuery & { format: 'html' | 'csv' },
    options?: ApiRequestOptions,
  ): Promise<string> {
    const response = await this.#api.fetch(
      { path: '/report/{format}', params: { format }, query: { ...query } },
      options,
    );
    return response.text();
  }
}
