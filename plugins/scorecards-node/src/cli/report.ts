import type { CheckDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import type { LoadedScorecard, LoadedScorecards } from '../engine/definition';
import type { EvaluationSummary } from '../engine/levels';
import type { CheckEvaluation } from '../engine/types';
import { EXIT_CODES, type ExitCode } from './io';

/** How a check came out for an entity that it applies to. */
export interface CheckOutcome {
  definition: CheckDefinition;
  evaluation: CheckEvaluation;
  /** Line and column of the check in its file. */
  position: { line: number; column: number };
  /** False when the outcome does not depend on it. */
  required: boolean;
}

/** How an entity stands on a scorecard. */
export interface EntityOutcome {
  entityRef: string;
  scorecard: LoadedScorecard;
  /** The file of the scorecard. */
  location: string;
  summary: EvaluationSummary;
  requiredLevel: number;
  passed: boolean;
  checks: CheckOutcome[];
}

/** Everything that came out. */
export interface CheckReport {
  /** Epoch milliseconds. */
  at: number;
  files: LoadedScorecards[];
  /** There when there were facts to evaluate. */
  outcomes?: EntityOutcome[];
}

/** What the process ends with. */
export function exitCodeOf({ files, outcomes = [] }: CheckReport): ExitCode {
  if (files.some(({ problems }) => problems.length > 0)) {
    return EXIT_CODES.refused;
  }
  return outcomes.every(({ passed }) => passed)
    ? EXIT_CODES.passed
    : EXIT_CODES.failed;
}

/** Whether a check keeps an entity from its level. */
export function holdsBack({ required, evaluation }: CheckOutcome): boolean {
  return (
    required && evaluation.status !== 'pass' && evaluation.status !== 'exempt'
  );
}
