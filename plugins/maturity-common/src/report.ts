import {
  ChangeCohort,
  MeasuredNumber,
  MetricId,
  MetricUnit,
} from '@groundwork/backstage-plugin-delivery-common';
import { Capability } from '@groundwork/backstage-plugin-scorecards-common';
import { MaturityContext } from './context';
import { LevelDistribution } from './levels';
import { ReferenceLine } from './model';
import { AmplifierReadiness, MaturityConstraint, MaturityTeam } from './team';

/**
 * Which report. Of the quarter in which it is asked, unless said.
 *
 * @public
 */
export interface ReportQuery {
  /** Ref of a group; the whole organisation unless said. */
  group?: string;
  /** E.g. `2026-Q4`, by UTC. */
  quarter?: string;
}

/**
 * One of the report's figures, of the quarter and of the one before.
 *
 * @public
 */
export interface ReportFigure {
  metric: MetricId;
  title: string;
  unit: MetricUnit;
  better: 'more' | 'less' | 'neither';
  now: MeasuredNumber;
  before: MeasuredNumber;
}

/**
 * Where the next money should go.
 *
 * @public
 */
export interface FundingProposal {
  capability: Capability;
  title: string;
  /** Why, in a sentence for people who do not write code. */
  why: string;
  /**
   * Teams that are known to be held back by it, and of how many; those that are not
   * measured are in the latter alone.
   */
  teams: number;
  of: number;
  hoursPerChange?: number;
  interval?: { low?: number; high?: number };
  /** Merged changes that the hours rest on. */
  n?: number;
}

/**
 * How levels moved since the quarter before.
 *
 * @public
 */
export interface CapabilityMove {
  capability: Capability;
  title: string;
  /** Teams that are higher, lower, the same; and those not measured at both times. */
  higher: number;
  lower: number;
  same: number;
  unknown: number;
}

/**
 * One page for people who do not write code: a sentence, three figures, one chart, what
 * to fund next, what is not known.
 *
 * @public
 */
export interface LeadershipReport extends MaturityContext {
  organisation: string;
  group?: MaturityTeam;
  quarter: string;
  period: { from: string; to: string };
  /** Whether the quarter has ended. */
  complete: boolean;
  /** The one sentence. */
  headline: string;
  figures: ReportFigure[];
  /** What the AI investment is multiplied by. */
  amplifier: {
    /** Left out where it could not be read. */
    changes?: Record<ChangeCohort, number>;
    /** Assisted ÷ all; left out without changes. */
    assistedShare?: number;
    /** In a sentence: what is associated with assisted changes, or why it is not said. */
    text: string;
    readiness: { ships: number; pilesUp: number; unclear: number };
    verdict: AmplifierReadiness['verdict'];
  };
  constraint?: MaturityConstraint;
  distribution: LevelDistribution[];
  moves: CapabilityMove[];
  /** Most valuable first, at most three. */
  fundNext: FundingProposal[];
  /** What the report rests on, and what it does not know. */
  unknowns: string[];
  coverage: { teams: number; measuredTeams: number; checks?: number };
  references: ReferenceLine[];
}
