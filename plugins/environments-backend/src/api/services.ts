import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ApprovalQuery,
  ApprovalRequest,
  BlueprintDetail,
  BlueprintSummary,
  ComponentStages,
  DeadLetterPage,
  DeadLetterQuery,
  Deployment,
  DeploymentPage,
  DeploymentQuery,
  DeploymentRequest,
  DeploymentVerdict,
  EnvironmentChange,
  EnvironmentCommand,
  EnvironmentDetail,
  EnvironmentPage,
  EnvironmentQuery,
  EnvironmentRequest,
  FreezeWindow,
  LogLine,
  LogQuery,
  NewDecision,
  NewRelease,
  OperationSummary,
  Orphan,
  OrphanCommand,
  OrphanList,
  OwnerQuota,
  Release,
  Stage,
  TimelinePage,
  TimelineQuery,
  Verdict,
} from '@groundwork/backstage-plugin-environments-common';
import { Page } from '@groundwork/backstage-plugin-groundwork-common';

/** Who calls, and what is allowed to them. */
export interface Caller {
  credentials: BackstageCredentials;
  /** Ref of the user, or `plugin:<id>` of a service. */
  ref: string;
  /** Refs that own what the caller owns, with the caller's own. */
  ownershipRefs: readonly string[];
  /** Anything but a person in their own session: may request, never approve. */
  isAgent: boolean;
  /**
   * What the caller may do to environments of owners, decided by the policy's
   * conditions on them.
   */
  may(
    action: 'create' | 'operate' | 'destroy' | 'reveal-secret' | 'approve',
    environment: { owner: string; id?: string; createdBy?: string },
  ): Promise<boolean>;
  mayAdminister(): Promise<boolean>;
  /**
   * Which environments are read, as a condition on the columns of the table
   * `environment`, or of another one with `owner_ref`.
   */
  readable(): Promise<ReadableFilter>;
}

/** Owners whose things may be read; `all` when nothing is kept from the caller. */
export type ReadableFilter =
  | { kind: 'all' }
  | { kind: 'none' }
  | { kind: 'owners'; owners: readonly string[] };

/** Blueprints, for people. */
export interface BlueprintReader {
  list(caller: Caller): Promise<BlueprintSummary[]>;
  find(id: string, caller: Caller): Promise<BlueprintDetail | undefined>;
}

/** Environments: what would come of a request, and what is done. */
export interface EnvironmentService {
  plan(request: EnvironmentRequest, caller: Caller): Promise<Verdict>;
  /**
   * @throws InputError if something is wrong with the request, NotAllowedError if
   * it is denied, ConflictError if the plan is not the one that was seen
   */
  create(
    request: EnvironmentRequest,
    caller: Caller,
  ): Promise<EnvironmentDetail>;
  /**
   * What a change would come to.
   *
   * @throws NotAllowedError unless the caller may change it, ConflictError if it
   * cannot be changed now
   */
  planChange(
    id: string,
    change: EnvironmentChange,
    caller: Caller,
  ): Promise<Verdict>;
  command(
    id: string,
    command: EnvironmentCommand,
    caller: Caller,
  ): Promise<EnvironmentDetail>;
}

/** Environments, as they are. */
export interface EnvironmentReader {
  query(query: EnvironmentQuery, caller: Caller): Promise<EnvironmentPage>;
  /** By id or name. */
  find(id: string, caller: Caller): Promise<EnvironmentDetail | undefined>;
  timeline(query: TimelineQuery, caller: Caller): Promise<TimelinePage>;
  operations(id: string, caller: Caller): Promise<OperationSummary[]>;
  log(
    operationId: string,
    query: LogQuery,
    caller: Caller,
  ): Promise<{ items: LogLine[]; finished: boolean }>;
  quota(owner: string, caller: Caller): Promise<OwnerQuota>;
}

/** Reveals secrets; records and audits it. */
export interface SecretRevealer {
  reveal(id: string, name: string, caller: Caller): Promise<{ value: string }>;
}

/** Releases, stages and deployments. */
export interface DeploymentService {
  stages(): Stage[];
  findStages(component: string, caller: Caller): Promise<ComponentStages>;
  createRelease(release: NewRelease, caller: Caller): Promise<Release>;
  plan(request: DeploymentRequest, caller: Caller): Promise<DeploymentVerdict>;
  deploy(
    request: DeploymentRequest & { planDigest?: string },
    caller: Caller,
  ): Promise<Deployment>;
  query(query: DeploymentQuery, caller: Caller): Promise<DeploymentPage>;
  cancel(id: string, caller: Caller): Promise<Deployment>;
}

/** Approvals, for people. */
export interface ApprovalService {
  query(query: ApprovalQuery, caller: Caller): Promise<Page<ApprovalRequest>>;
  decide(
    id: string,
    decision: NewDecision,
    caller: Caller,
  ): Promise<ApprovalRequest>;
}

/** Times in which nothing is deployed. */
export interface FreezeService {
  list(): Promise<FreezeWindow[]>;
  create(
    freeze: Omit<FreezeWindow, 'id' | 'createdBy'>,
    caller: Caller,
  ): Promise<FreezeWindow>;
  delete(id: string, caller: Caller): Promise<void>;
}

/** Events that sinks have refused for good. */
export interface DeadLetterService {
  query(query: DeadLetterQuery, caller: Caller): Promise<DeadLetterPage>;
  retry(id: string, caller: Caller): Promise<void>;
}

/** What no environment knows of. */
export interface OrphanService {
  list(caller: Caller): Promise<OrphanList>;
  command(id: string, command: OrphanCommand, caller: Caller): Promise<Orphan>;
}
