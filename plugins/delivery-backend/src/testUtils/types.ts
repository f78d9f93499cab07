/**
 * A team with its components, each in a repository of its own.
 *
 * @alpha
 */
export interface HarnessTeam {
  /** Entity ref. */
  group: string;
  components: ReadonlyArray<{
    /** Entity ref. */
    component: string;
    /** As subjects call it, such as `github.com/acme/orders`. */
    repository: string;
  }>;
}

/**
 * What a source would send to the plugin.
 *
 * @alpha
 */
export interface HarnessDelivery {
  /** `/ingest/github` or `/ingest/cdevents`. */
  path: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * What a change spent in a stage; times are milliseconds since 1970.
 *
 * @alpha
 */
export interface HarnessSpan {
  item: string;
  stage: 'code' | 'review' | 'test' | 'environment' | 'deploy' | 'operate';
  kind: 'queue' | 'touch';
  start: number;
  /** None while it lasts. */
  end?: number;
  component: string;
  cohort: 'assisted' | 'human' | 'undeclared';
}

/**
 * A deployment to production that took effect.
 *
 * @alpha
 */
export interface HarnessDeployment {
  id: string;
  repository: string;
  at: number;
}

/**
 * Something that users noticed.
 *
 * @alpha
 */
export interface HarnessIncident {
  id: string;
  repository: string;
  detectedAt: number;
}

/**
 * Where an incident is said to have come from.
 *
 * @alpha
 */
export interface HarnessFailureLink {
  incident: string;
  deployment: string;
  confidence: number;
}

/**
 * A change that came to production, and whether its deployment failed.
 *
 * @alpha
 */
export interface HarnessPlacedChange {
  id: string;
  cohort: HarnessSpan['cohort'];
  component: string;
  deployment: string;
  /** None while it is not known. */
  hasFailed?: boolean;
}

/**
 * All that is made of the deliveries of a team.
 *
 * @alpha
 */
export interface HarnessTeamFacts {
  group: string;
  spans: HarnessSpan[];
  deployments: HarnessDeployment[];
  incidents: HarnessIncident[];
  links: HarnessFailureLink[];
  changes: HarnessPlacedChange[];
}

/**
 * 95 of 100 of these should have the truth in them.
 *
 * @alpha
 */
export interface HarnessInterval {
  low: number;
  high: number;
}

/**
 * What it would save if a stage were faster by a fifth.
 *
 * @alpha
 */
export interface HarnessSaving {
  stage: HarnessSpan['stage'];
  hoursPerChange: number;
  interval?: HarnessInterval;
}

/**
 * What is said of the constraint of a team.
 *
 * @alpha
 */
export interface HarnessConstraint {
  status: 'named' | 'unclear' | 'abstained';
  /** Where it abstained there is none. */
  stage?: HarnessSpan['stage'];
  /** The stages, those that save most first. */
  savings: HarnessSaving[];
}

/**
 * By how much deployments of assisted changes fail more often.
 *
 * @alpha
 */
export interface HarnessDifference {
  value: number;
  interval: HarnessInterval;
  verdict: 'higher' | 'lower' | 'noDifferenceSeen';
}

/**
 * How one execution of a test ended.
 *
 * @alpha
 */
export interface HarnessExecution {
  runId: string;
  attempt: number;
  at: number;
  commit: string;
  tree: string;
  isDefaultBranch: boolean;
  outcome: 'pass' | 'fail';
}
