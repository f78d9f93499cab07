import { Placement } from '../deployments';
import { Change } from '../types';

/** An attempt of one of the checks of a commit. */
export interface PipelineRun {
  id: string;
  sha: string;
  attempt: number;
  /** Whether a change needs it to be merged. */
  isRequired: boolean;
  queuedAt: number;
  startedAt?: number;
  finishedAt?: number;
}

/** That somebody asked for an environment. */
export interface EnvironmentRequest {
  id: string;
  component?: string;
  requestedAt: number;
  /** Whether somebody has to allow it before it is made. */
  needsApproval: boolean;
  approvedAt?: number;
  /** When it was healthy for the first time. */
  readyAt?: number;
  /** When it was given up or taken down. */
  endedAt?: number;
}

/** All that is known of the way of a change. */
export interface ChangeCourse {
  change: Change;
  /** When it was closed without being merged. */
  closedAt?: number;
  runs: readonly PipelineRun[];
  requests: readonly EnvironmentRequest[];
  /** Of this change. */
  placements: readonly Placement[];
}
