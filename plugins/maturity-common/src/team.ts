import { ConstraintFindingAnswer } from '@groundwork/backstage-plugin-delivery-common';
import { MaturityContext } from './context';
import { Improvement } from './improvements';
import {
  LevelDistribution,
  MaturityCheck,
  MaturityDay,
  TeamCapability,
} from './levels';
import { SelfAssessment } from './selfAssessment';

/**
 * A group, as far as a list needs it.
 *
 * @public
 */
export interface MaturityTeam {
  entityRef: string;
  title: string;
  /** Ref of the group that it is part of. */
  parent?: string;
}

/**
 * A capability of a team, with what holds it back.
 *
 * @public
 */
export interface TeamCapabilityDetail extends TeamCapability {
  title: string;
  description: string;
  /** ISO 8601: since when it has this level, as far as is known. */
  since?: string;
  /** All that apply, the lowest level first. */
  checks: MaturityCheck[];
  /** Ids of checks that hold back the next level, heaviest first. */
  heldBackBy: string[];
  /** Where the organisation's teams stand. */
  organisation: LevelDistribution;
}

/**
 * The constraint of a scope, as delivery says it.
 *
 * @public
 */
export interface MaturityConstraint {
  scope: string;
  finding: ConstraintFindingAnswer;
  /** ISO 8601. */
  period: { from: string; to: string };
}

/**
 * Whether a team's system would turn more generated code into shipped software.
 *
 * - `ships`: what comes in goes out, and changes pass through without waiting for long
 * - `piles-up`: at least one stage is slower than what arrives
 * - `unclear`: too little is measured to say
 *
 * @public
 */
export interface AmplifierReadiness {
  verdict: 'ships' | 'piles-up' | 'unclear';
  /** In a sentence. */
  text: string;
  evidence: ReadinessEvidence[];
}

/**
 * One thing that speaks for a verdict, or against it.
 *
 * @public
 */
export interface ReadinessEvidence {
  code:
    | 'waiting'
    | 'capabilityLow'
    | 'capabilityHigh'
    | 'assistedFailsMore'
    | 'failures'
    | 'tooFewChanges'
    | 'unmeasured';
  speaks: 'for' | 'against' | 'neither';
  text: string;
  n?: number;
}

/**
 * What `GET /teams/by-ref` answers.
 *
 * @public
 */
export interface TeamMaturity extends MaturityContext {
  team: MaturityTeam;
  /** Groups below it that the model is about. */
  teams: MaturityTeam[];
  /**
   * False for a group that the model is not about, such as a department: its
   * capabilities are then those of the teams below it, as a distribution alone.
   */
  graded: boolean;
  capabilities: TeamCapabilityDetail[];
  practices: MaturityCheck[];
  /** What saves most first; the page shows three. */
  improvements: Improvement[];
  constraint?: MaturityConstraint;
  readiness: AmplifierReadiness;
  selfAssessment: SelfAssessment;
  /** Oldest first; at most the days that were asked for. */
  history: MaturityDay[];
}
