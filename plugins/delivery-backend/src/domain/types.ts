/**
 * Whether a change was written with an AI tool, as far as anything says so.
 * Nothing said is `undeclared`, never `human`.
 */
export type Cohort = 'assisted' | 'human' | 'undeclared';

/**
 * What a change passes through; `code` is what comes before it is shown to others,
 * and `operate` is what failures of it take later.
 */
export type Stage =
  | 'code'
  | 'review'
  | 'test'
  | 'environment'
  | 'deploy'
  | 'operate';

/** Whether an item waits for a stage, or is worked on in it. */
export type SpanKind = 'queue' | 'touch';

/**
 * A stretch of time that an item spent in a stage: all that metrics are made of.
 * Times are milliseconds since 1970, UTC.
 */
export interface StageSpan {
  /** Id of the change, or of what else passes through stages. */
  item: string;
  stage: Stage;
  kind: SpanKind;
  start: number;
  /** Undefined while it lasts: such spans are censored, not left out. */
  end?: number;
  component?: string;
  /** Who owned the component then. */
  team?: string;
  cohort: Cohort;
}

/** A change: a pull request, or what git tells of one. */
export interface Change {
  id: string;
  repository: string;
  number?: number;
  title: string;
  /** Author time of its earliest commit, if it is known. */
  firstCommitAt?: number;
  /** Set when {@link Change.firstCommitAt} stands for something close to it. */
  firstCommitIsApproximate?: boolean;
  readyAt?: number;
  firstReviewAt?: number;
  approvedAt?: number;
  mergedAt?: number;
  mergeSha?: string;
  /** All commits that it brought, its merge commit included. */
  commits: string[];
  /** Lines added and removed, if they are known. */
  size?: { added: number; removed: number; files: number };
  isBot: boolean;
  cohort: Cohort;
  components: string[];
}

/** A deployment of a component to an environment. */
export interface Deployment {
  id: string;
  component: string;
  environment: string;
  isProduction: boolean;
  /** Commits that are in it, and were not in the one before, newest first. */
  commits: string[];
  sha: string;
  startedAt?: number;
  finishedAt?: number;
  result: 'succeeded' | 'failed' | 'cancelled' | 'running';
  kind: 'deploy' | 'redeploy' | 'rollback';
  /** The one that it followed in its environment; the first has none. */
  previousId?: string;
}

/** Something that hurt users, or would have. */
export interface Incident {
  id: string;
  title: string;
  component?: string;
  environment?: string;
  /** When it began to hurt; where it is not known, when its cause was deployed. */
  startedAt?: number;
  detectedAt: number;
  resolvedAt?: number;
}

/** How a failure is known to come from a deployment, strongest first. */
export type LinkClass =
  | 'explicit'
  | 'rollback'
  | 'revert'
  | 'hotfix'
  | 'proximity';

/** That one thing led to another, how surely, and why it is thought so. */
export interface Link {
  from: { kind: 'incident' | 'deployment' | 'change'; id: string };
  to: { kind: 'deployment' | 'change'; id: string };
  class: LinkClass;
  /** From 0 to 1. */
  confidence: number;
  evidence: string;
}

/**
 * A number that says how far it can be trusted. What is missing is never 0: then
 * `value` is undefined, and `excluded` says why.
 */
export interface Measured {
  value?: number;
  /** Of how many items it is made. */
  n: number;
  /** The interval that covers it with 95 %. */
  interval?: { low: number; high: number };
  /** The share of items that could be measured, from 0 to 1. */
  coverage: number;
  /** How many were left out, by reason. */
  excluded: Record<string, number>;
  definitionVersion: number;
}
