import {
  ApiRequestOptions,
  Page,
} from '@groundwork/backstage-plugin-groundwork-common';
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
 * The API of the environments backend.
 *
 * @public
 */
export interface EnvironmentsApi {
  /** GET /blueprints: by title. */
  listBlueprints(
    options?: ApiRequestOptions,
  ): Promise<{ items: BlueprintSummary[] }>;

  /** GET /blueprints/\{id\}; undefined when there is none. */
  findBlueprint(
    id: string,
    options?: ApiRequestOptions,
  ): Promise<BlueprintDetail | undefined>;

  /** POST /plan: what would come of a request; makes nothing. */
  plan(
    request: EnvironmentRequest,
    options?: ApiRequestOptions,
  ): Promise<Verdict>;

  /** GET /environments */
  queryEnvironments(
    query: EnvironmentQuery,
    options?: ApiRequestOptions,
  ): Promise<EnvironmentPage>;

  /**
   * POST /environments: answers at once, with an environment that is pending or
   * waits for an approval.
   */
  createEnvironment(
    request: EnvironmentRequest,
    options?: ApiRequestOptions,
  ): Promise<EnvironmentDetail>;

  /** GET /environments/\{id\}, by id or name; undefined when there is none. */
  findEnvironment(
    id: string,
    options?: ApiRequestOptions,
  ): Promise<EnvironmentDetail | undefined>;

  /** POST /environments/\{id\}/plan: what a change would come to; makes nothing. */
  planChange(
    id: string,
    change: EnvironmentChange,
    options?: ApiRequestOptions,
  ): Promise<Verdict>;

  /** POST /environments/\{id\}/commands */
  command(
    id: string,
    command: EnvironmentCommand,
    options?: ApiRequestOptions,
  ): Promise<EnvironmentDetail>;

  /** POST /environments/\{id\}/secrets/\{name\}/reveal; audited. */
  revealSecret(
    id: string,
    name: string,
    options?: ApiRequestOptions,
  ): Promise<{ value: string }>;

  /** GET /timeline: of an environment or a component; newest first. */
  queryTimeline(
    query: TimelineQuery,
    options?: ApiRequestOptions,
  ): Promise<TimelinePage>;

  /** GET /environments/\{id\}/operations: newest first. */
  listOperations(
    environmentId: string,
    options?: ApiRequestOptions,
  ): Promise<{ items: OperationSummary[] }>;

  /** GET /operations/\{id\}/log: lines after one. */
  readLog(
    operationId: string,
    query: LogQuery,
    options?: ApiRequestOptions,
  ): Promise<{ items: LogLine[]; finished: boolean }>;

  /**
   * GET /environments/\{id\}/events: server-sent events, `environment` with an
   * EnvironmentDetail, `log` with a LogLine and its operation, `service` with
   * lines of what the services print. Ids resume it (`Last-Event-ID`).
   */
  followEnvironment(
    id: string,
    options?: ApiRequestOptions & { lastEventId?: string },
  ): Promise<Response>;

  /** GET /owners/\{ref\}/quota; the ref is encoded. */
  findQuota(owner: string, options?: ApiRequestOptions): Promise<OwnerQuota>;

  /** GET /stages */
  listStages(options?: ApiRequestOptions): Promise<{ items: Stage[] }>;

  /** GET /components/\{ref\}/stages; the ref is encoded. */
  findStages(
    component: string,
    options?: ApiRequestOptions,
  ): Promise<ComponentStages>;

  /** POST /releases: the same version again must be the same commit. */
  createRelease(
    release: NewRelease,
    options?: ApiRequestOptions,
  ): Promise<Release>;

  /** POST /deployments/plan */
  planDeployment(
    request: DeploymentRequest,
    options?: ApiRequestOptions,
  ): Promise<DeploymentVerdict>;

  /** POST /deployments: answers at once. */
  deploy(
    request: DeploymentRequest & { planDigest?: string },
    options?: ApiRequestOptions,
  ): Promise<Deployment>;

  /** GET /deployments */
  queryDeployments(
    query: DeploymentQuery,
    options?: ApiRequestOptions,
  ): Promise<DeploymentPage>;

  /** POST /deployments/\{id\}/cancel */
  cancelDeployment(
    id: string,
    options?: ApiRequestOptions,
  ): Promise<Deployment>;

  /** GET /approvals: those that the caller may see, open ones first. */
  queryApprovals(
    query: ApprovalQuery,
    options?: ApiRequestOptions,
  ): Promise<Page<ApprovalRequest>>;

  /** POST /approvals/\{id\}/decide: the digest says what is agreed to. */
  decideApproval(
    id: string,
    decision: NewDecision,
    options?: ApiRequestOptions,
  ): Promise<ApprovalRequest>;

  /** GET /freezes: those that are not over. */
  listFreezes(options?: ApiRequestOptions): Promise<{ items: FreezeWindow[] }>;

  /** POST /freezes */
  createFreeze(
    freeze: Omit<FreezeWindow, 'id' | 'createdBy'>,
    options?: ApiRequestOptions,
  ): Promise<FreezeWindow>;

  /** DELETE /freezes/\{id\} */
  deleteFreeze(id: string, options?: ApiRequestOptions): Promise<void>;

  /** GET /orphans */
  listOrphans(options?: ApiRequestOptions): Promise<OrphanList>;

  /** POST /orphans/\{id\}/commands */
  commandOrphan(
    id: string,
    command: OrphanCommand,
    options?: ApiRequestOptions,
  ): Promise<Orphan>;

  /** GET /outbox/dead: events that a sink has refused for good; newest first. */
  queryDeadLetters(
    query: DeadLetterQuery,
    options?: ApiRequestOptions,
  ): Promise<DeadLetterPage>;

  /** POST /outbox/dead/\{id\}/retry: has one sent again, as the same one. */
  retryDeadLetter(id: string, options?: ApiRequestOptions): Promise<void>;
}
