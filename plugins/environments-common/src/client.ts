import {
  ApiClient,
  ApiClientOptions,
  ApiRequest,
  ApiRequestOptions,
  createApiClient,
  Page,
} from '@groundwork/backstage-plugin-groundwork-common';
import { EnvironmentsApi } from './api';
import { ApprovalRequest, NewDecision } from './approvals';
import { BlueprintDetail, BlueprintSummary } from './blueprint';
import {
  EnvironmentChange,
  EnvironmentCommand,
  OrphanCommand,
} from './commands';
import {
  ComponentStages,
  Deployment,
  DeploymentPage,
  DeploymentRequest,
  DeploymentVerdict,
  FreezeWindow,
  NewRelease,
  Release,
  Stage,
} from './deployments';
import { EnvironmentDetail } from './environment';
import { LogLine, OperationSummary } from './operation';
import { Orphan } from './orphans';
import { DeadLetterPage, DeadLetterQuery } from './outbox';
import {
  ApprovalQuery,
  DeploymentQuery,
  EnvironmentPage,
  EnvironmentQuery,
  LogQuery,
  OrphanList,
  OwnerQuota,
  TimelinePage,
  TimelineQuery,
} from './queries';
import { EnvironmentRequest, Verdict } from './verdict';

/**
 * Calls the environments backend, from the browser or from another backend.
 *
 * @public
 */
export class EnvironmentsClient implements EnvironmentsApi {
  readonly #api: ApiClient;

  constructor(options: ApiClientOptions) {
    this.#api = createApiClient({ ...options, pluginId: 'environments' });
  }

  listBlueprints(
    options?: ApiRequestOptions,
  ): Promise<{ items: BlueprintSummary[] }> {
    return this.#api.request({ path: '/blueprints' }, options);
  }

  findBlueprint(
    id: string,
    options?: ApiRequestOptions,
  ): Promise<BlueprintDetail | undefined> {
    return this.#api.requestOptional(
      { path: '/blueprints/{id}', params: { id } },
      options,
    );
  }

  plan(
    body: EnvironmentRequest,
    options?: ApiRequestOptions,
  ): Promise<Verdict> {
    return this.#post('/plan', { body }, options);
  }

  queryEnvironments(
    query: EnvironmentQuery,
    options?: ApiRequestOptions,
  ): Promise<EnvironmentPage> {
    return this.#api.request(
      { path: '/environments', query: { ...query } },
      options,
    );
  }

  createEnvironment(
    body: EnvironmentRequest,
    options?: ApiRequestOptions,
  ): Promise<EnvironmentDetail> {
    return this.#post('/environments', { body }, options);
  }

  findEnvironment(
    id: string,
    options?: ApiRequestOptions,
  ): Promise<EnvironmentDetail | undefined> {
    return this.#api.requestOptional(
      { path: '/environments/{id}', params: { id } },
      options,
    );
  }

  planChange(
    id: string,
    body: EnvironmentChange,
    options?: ApiRequestOptions,
  ): Promise<Verdict> {
    return this.#post(
      '/environments/{id}/plan',
      { params: { id }, body },
      options,
    );
  }

  command(
    id: string,
    body: EnvironmentCommand,
    options?: ApiRequestOptions,
  ): Promise<EnvironmentDetail> {
    return this.#post(
      '/environments/{id}/commands',
      { params: { id }, body },
      options,
    );
  }

  revealSecret(
    id: string,
    name: string,
    options?: ApiRequestOptions,
  ): Promise<{ value: string }> {
    return this.#post(
      '/environments/{id}/secrets/{name}/reveal',
      { params: { id, name } },
      options,
    );
  }

  queryTimeline(
    query: TimelineQuery,
    options?: ApiRequestOptions,
  ): Promise<TimelinePage> {
    return this.#api.request(
      { path: '/timeline', query: { ...query } },
      options,
    );
  }

  listOperations(
    id: string,
    options?: ApiRequestOptions,
  ): Promise<{ items: OperationSummary[] }> {
    return this.#api.request(
      { path: '/environments/{id}/operations', params: { id } },
      options,
    );
  }

  readLog(
    id: string,
    query: LogQuery,
    options?: ApiRequestOptions,
  ): Promise<{ items: LogLine[]; finished: boolean }> {
    return this.#api.request(
      { path: '/operations/{id}/log', params: { id }, query: { ...query } },
      options,
    );
  }

  followEnvironment(
    id: string,
    options: ApiRequestOptions & { lastEventId?: string } = {},
  ): Promise<Response> {
    const { lastEventId, ...rest } = options;
    return this.#api.fetch(
      {
        path: '/environments/{id}/events',
        params: { id },
        query: { lastEventId },
      },
      rest,
    );
  }

  findQuota(ref: string, options?: ApiRequestOptions): Promise<OwnerQuota> {
    return this.#api.request(
      { path: '/owners/{ref}/quota', params: { ref } },
      options,
    );
  }

  listStages(options?: ApiRequestOptions): Promise<{ items: Stage[] }> {
    return this.#api.request({ path: '/stages' }, options);
  }

  findStages(
    ref: string,
    options?: ApiRequestOptions,
  ): Promise<ComponentStages> {
    return this.#api.request(
      { path: '/components/{ref}/stages', params: { ref } },
      options,
    );
  }

  createRelease(
    body: NewRelease,
    options?: ApiRequestOptions,
  ): Promise<Release> {
    return this.#post('/releases', { body }, options);
  }

  planDeployment(
    body: DeploymentRequest,
    options?: ApiRequestOptions,
  ): Promise<DeploymentVerdict> {
    return this.#post('/deployments/plan', { body }, options);
  }

  deploy(
    body: DeploymentRequest & { planDigest?: string },
    options?: ApiRequestOptions,
  ): Promise<Deployment> {
    return this.#post('/deployments', { body }, options);
  }

  queryDeployments(
    query: DeploymentQuery,
    options?: ApiRequestOptions,
  ): Promise<DeploymentPage> {
    return this.#api.request(
      { path: '/deployments', query: { ...query } },
      options,
    );
  }

  cancelDeployment(
    id: string,
    options?: ApiRequestOptions,
  ): Promise<Deployment> {
    return this.#post('/deployments/{id}/cancel', { params: { id } }, options);
  }

  queryApprovals(
    query: ApprovalQuery,
    options?: ApiRequestOptions,
  ): Promise<Page<ApprovalRequest>> {
    return this.#api.request(
      { path: '/approvals', query: { ...query } },
      options,
    );
  }

  decideApproval(
    id: string,
    body: NewDecision,
    options?: ApiRequestOptions,
  ): Promise<ApprovalRequest> {
    return this.#post(
      '/approvals/{id}/decide',
      { params: { id }, body },
      options,
    );
  }

  listFreezes(options?: ApiRequestOptions): Promise<{ items: FreezeWindow[] }> {
    return this.#api.request({ path: '/freezes' }, options);
  }

  createFreeze(
    body: Omit<FreezeWindow, 'id' | 'createdBy'>,
    options?: ApiRequestOptions,
  ): Promise<FreezeWindow> {
    return this.#post('/freezes', { body }, options);
  }

  async deleteFreeze(id: string, options?: ApiRequestOptions): Promise<void> {
    await this.#api.request(
      { method: 'DELETE', path: '/freezes/{id}', params: { id } },
      options,
    );
  }

  listOrphans(options?: ApiRequestOptions): Promise<OrphanList> {
    return this.#api.request({ path: '/orphans' }, options);
  }

  commandOrphan(
    id: string,
    body: OrphanCommand,
    options?: ApiRequestOptions,
  ): Promise<Orphan> {
    return this.#post(
      '/orphans/{id}/commands',
      { params: { id }, body },
      options,
    );
  }

  queryDeadLetters(
    query: DeadLetterQuery,
    options?: ApiRequestOptions,
  ): Promise<DeadLetterPage> {
    return this.#api.request(
      { path: '/outbox/dead', query: { ...query } },
      options,
    );
  }

  async retryDeadLetter(
    id: string,
    options?: ApiRequestOptions,
  ): Promise<void> {
    await this.#post('/outbox/dead/{id}/retry', { params: { id } }, options);
  }

  #post<T>(
    path: string,
    request: Pick<ApiRequest, 'params' | 'body'>,
    options: ApiRequestOptions | undefined,
  ): Promise<T> {
    return this.#api.request({ method: 'POST', path, ...request }, options);
  }
}
