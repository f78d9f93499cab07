import { MetricId } from '@groundwork/backstage-plugin-delivery-common';
import { Capability } from '@groundwork/backstage-plugin-scorecards-common';

/**
 * How the levels of teams, or whether a check passes, go together with an outcome of
 * delivery. "Associated with", never "causes".
 *
 * @public
 */
export interface Association {
  capability: Capability;
  /** Of a check; left out where it is about the levels of the capability. */
  checkId?: string;
  title: string;
  outcome: MetricId;
  /** Teams of which both are known. */
  n: number;
  /**
   * Kendall's tau-b, from -1 to 1, turned so that more than 0 means: higher levels go
   * together with better outcomes. Left out where it is not said.
   */
  tau?: number;
  /** Of 95 % of resamples of teams. */
  interval?: { low: number; high: number };
  verdict: 'predicts' | 'contradicts' | 'nothing-seen' | 'abstained';
  /** Why it is not said. */
  abstained?: 'tooFewTeams' | 'allAlike' | 'sameFact';
}

/**
 * Whether the model says anything of how teams deliver.
 *
 * @public
 */
export interface ModelProof {
  associations: Association[];
  /**
   * Checks that go together with no outcome although there are teams enough to see
   * it: candidates to be removed.
   */
  unpredictive: Array<{
    capability: Capability;
    checkId: string;
    title: string;
    n: number;
  }>;
  /** So many teams are needed at least. */
  neededTeams: number;
}
