import { Page } from '@groundwork/backstage-plugin-groundwork-common';
import { ApprovalRequest } from './approvals';
import { OperationSummary } from './operation';
import { VerdictReason } from './verdict';

/**
 * An immutable version of a component.
 *
 * @public
 */
export interface Release {
  component: string;
  /** Unique within the component, for example `v1.4.0`. */
  version: string;
  repository: string;
  /** In full. */
  commit: string;
  /** `sha256:…` of what was built, when something was. */
  artifactDigest?: string;
  /** Where it is told how it was built. */
  provenance?: string;
  createdAt: string;
  /** Ref of who said so; absent when it was found as a git tag. */
  createdBy?: string;
}

/**
 * A release that somebody tells of.
 *
 * @public
 */
export interface NewRelease
  extends Pick<
    Release,
    'component' | 'version' | 'artifactDigest' | 'provenance'
  > {
  /** Branch, tag or commit; the version when absent. */
  ref?: string;
}

/**
 * A stage of components, from the configuration (`environments.stages`), in the
 * order in which releases go through them.
 *
 * @public
 */
export interface Stage {
  /** For example `staging`. */
  id: string;
  title: string;
  /** Releases must have been verified there, or be approved explicitly. */
  after?: string;
}

/**
 * Where a release is placed.
 *
 * @public
 */
export type DeploymentKind = 'deploy' | 'promote' | 'rollback';

/**
 * How a deployment is. `refused` is one that a gate did not let through.
 *
 * @public
 */
export type DeploymentStatus =
  | 'waiting_approval'
  | 'deploying'
  | 'succeeded'
  | 'failed'
  | 'cancelled'
  | 'superseded'
  | 'refused';

/**
 * What a gate said.
 *
 * @public
 */
export interface GateVerdict {
  gate: 'verified' | 'approval' | 'freeze' | 'scorecard' | 'quota';
  verdict: 'pass' | 'wait' | 'refuse' | 'overridden' | 'unknown';
  message: string;
}

/**
 * A release placed into an environment.
 *
 * @public
 */
export interface Deployment {
  id: string;
  component: string;
  stage: string;
  environmentId: string;
  kind: DeploymentKind;
  version: string;
  commit: string;
  /** What ran there before; absent when nothing did. */
  previousVersion?: string;
  status: DeploymentStatus;
  gates: GateVerdict[];
  /** Of what would change; approvals are for it. */
  planDigest: string;
  requestedBy: string;
  requestedAt: string;
  finishedAt?: string;
  message?: string;
  operation?: OperationSummary;
  approval?: ApprovalRequest;
}

/**
 * A time in which nothing is deployed to stages.
 *
 * @public
 */
export interface FreezeWindow {
  id: string;
  reason: string;
  from: string;
  to: string;
  /** All when empty. */
  stages: string[];
  /** Refs of components or owners; all when empty. */
  entities: string[];
  createdBy?: string;
}

/**
 * What somebody asks for.
 *
 * @public
 */
export interface DeploymentRequest {
  component: string;
  stage: string;
  kind: DeploymentKind;
  /**
   * The release. For a promotion by default what runs in the stage before; for a
   * roll-back what ran before.
   */
  version?: string;
  /** Why a freeze, or that it was never verified, is to be passed over. */
  override?: { reason: string };
  idempotencyKey?: string;
}

/**
 * What a deployment does with a resource of the stage.
 *
 * @public
 */
export interface DeploymentResource {
  name: string;
  type: string;
  /** `replace` and `destroy` lose all that is in it. */
  action: 'create' | 'update' | 'replace' | 'destroy';
  /** What it costs per day, as the blueprint says. */
  perDay: number;
}

/**
 * What would come of a deployment, before anything is done.
 *
 * @public
 */
export interface DeploymentVerdict {
  decision: 'allowed' | 'needs-approval' | 'denied';
  reasons: VerdictReason[];
  gates: GateVerdict[];
  version: string;
  commit: string;
  previousVersion?: string;
  planDigest: string;
  /** What it does with what the stage is made of; empty where that is not told. */
  resources: DeploymentResource[];
  /** What the stage would cost, and costs now; absent where that is not told. */
  cost?: { perDay: number; perDayBefore: number; currency: string };
  /** For a roll-back: what it does not undo. */
  notUndone: string[];
  approval?: { groups: string[]; required: number };
}

/**
 * The stages of a component, side by side.
 *
 * @public
 */
export interface ComponentStages {
  component: string;
  stages: StageStatus[];
  releases: Release[];
  /** False with a reason when the component has no stages. */
  enabled: boolean;
  disabledReason?: string;
}

/**
 * What runs in a stage of a component.
 *
 * @public
 */
export interface StageStatus {
  stage: Stage;
  environmentId?: string;
  environmentName?: string;
  phase?: string;
  url?: string;
  /** What runs there; absent when nothing does. */
  current?: { version: string; commit: string; since: string; by: string };
  /** Whether it was verified there, and when. */
  verifiedAt?: string;
  /** Since when it is looked at whether it stays healthy; absent once verified. */
  verifiedFrom?: string;
  /** When it is verified if it stays healthy until then. */
  verifiesUntil?: string;
  /** The deployment that is on its way. */
  underWay?: Deployment;
  /**
   * Releases that the stage before has and this one not, newest first; none that
   * was rolled back there.
   */
  notPromoted: string[];
  /**
   * What can be rolled back to, the best first: the newest, and what was rolled back
   * itself last.
   */
  rollbackTo: string[];
}

/**
 * A page of deployments, newest first.
 *
 * @public
 */
export type DeploymentPage = Page<Deployment>;
