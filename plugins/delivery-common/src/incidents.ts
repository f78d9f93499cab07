import { ChangeSummary } from './changes';

/**
 * How a failure is known to come from something.
 *
 * @public
 */
export type FailureLinkClass =
  | 'explicit'
  | 'rollback'
  | 'revert'
  | 'hotfix'
  | 'proximity';

/**
 * An incident, for lists.
 *
 * @public
 */
export interface IncidentSummary {
  id: string;
  title: string;
  status: 'open' | 'resolved';
  severity?: string;
  component?: string;
  environment?: string;
  startedAt?: string;
  detectedAt: string;
  resolvedAt?: string;
  /** Who owned the component then. */
  team?: string;
  url?: string;
  source: 'declared' | 'alert' | 'issue' | 'cdevents';
}

/**
 * What one says to declare an incident. Times are ISO 8601.
 *
 * @public
 */
export interface NewIncident {
  title: string;
  /** Entity ref. */
  component?: string;
  environment?: string;
  severity?: string;
  startedAt?: string;
  /** Now, unless it is said. */
  detectedAt?: string;
  description?: string;
}

/**
 * What one corrects of an incident; null says that there is none.
 *
 * @public
 */
export interface IncidentChange {
  title?: string;
  component?: string | null;
  environment?: string | null;
  severity?: string | null;
  startedAt?: string | null;
  detectedAt?: string;
  resolvedAt?: string | null;
  /** False for what was none. */
  isIncident?: boolean;
}

/**
 * What one says of where a failure came from.
 *
 * @public
 */
export interface LinkCorrection {
  from: { kind: 'incident' | 'deployment' | 'change'; id: string };
  /** Left out for `none`. */
  to?: { kind: 'deployment' | 'change'; id: string };
  kind: 'is' | 'isNot' | 'none';
  reason: string;
}

/**
 * How something is known to lead to the next.
 *
 * @public
 */
export interface Hop {
  class: FailureLinkClass | 'contains' | 'released' | 'owned';
  /** From 0 to 1. */
  confidence: number;
  evidence: string;
  /** Whether a person said so. */
  isCorrected: boolean;
}

/**
 * A deployment that an incident may have come from, with what was in it.
 *
 * @public
 */
export interface ChainDeployment {
  hop: Hop;
  id: string;
  component: string;
  environment: string;
  version?: string;
  sha: string;
  finishedAt?: string;
  result: string;
  /** Who deployed and allowed it: entity refs, for this incident alone. */
  deployedBy: string[];
  approvedBy: string[];
  changes: Array<{ hop: Hop; change: ChangeSummary }>;
  /** More changes than are listed. */
  moreChanges: number;
}

/**
 * What `GET /incidents/{id}` answers: incident → deployment → change → team.
 *
 * @public
 */
export interface IncidentChain {
  incident: IncidentSummary & {
    description?: string;
    /** False once somebody said that it was none; then it is shown nowhere else. */
    isIncident?: boolean;
  };
  owner?: { team: string; hop: Hop };
  deployments: ChainDeployment[];
  /** Changes that it came from and that no known deployment brought. */
  changes?: Array<{ hop: Hop; change: ChangeSummary }>;
  /** What else could be linked: deployments shortly before, newest first. */
  candidates: Array<
    Pick<
      ChainDeployment,
      | 'id'
      | 'component'
      | 'environment'
      | 'version'
      | 'sha'
      | 'finishedAt'
      | 'result'
    >
  >;
  corrections: Array<{
    at: string;
    kind: LinkCorrection['kind'];
    to?: LinkCorrection['to'];
    reason: string;
  }>;
  timeline: Array<{ at: string; text: string }>;
  mayWrite: boolean;
  mayLink: boolean;
}

/**
 * What `GET /incidents` answers, newest first.
 *
 * @public
 */
export interface IncidentPage {
  items: IncidentSummary[];
  pageInfo: { nextCursor?: string };
}
