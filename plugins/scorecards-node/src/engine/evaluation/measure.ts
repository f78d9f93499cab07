import type { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import type { ScorecardEvaluation } from '../types';

/** What a check of a definition weighs, and where on the ladder it is. */
export interface Weighted {
  readonly level: number;
  readonly weight: number;
}

/**
 * How a check stands; undefined where it does not apply.
 *
 * @public
 */
export type Standing =
  | { readonly status: CheckStatus; readonly enforced: boolean }
  | undefined;

/** What standings come to: level and weights. */
export type Measure = Pick<
  ScorecardEvaluation,
  'level' | 'passedWeight' | 'knownWeight' | 'applicableWeight'
>;

/**
 * Sums up how an entity stands.
 *
 * A level is reached when no enforced check on it or below is anything but
 * passed or exempt; so that a level without checks is reached with the one
 * below it. Exempt checks leave the score's denominator. Checks that are only
 * announced count for nothing.
 */
export function measure(
  checks: readonly Weighted[],
  standings: readonly Standing[],
  levels: number,
): Measure {
  let lowestMissing = levels + 1;
  let passedWeight = 0;
  let knownWeight = 0;
  let applicableWeight = 0;
  for (let i = 0; i < checks.length; i++) {
    const standing = standings[i];
    if (!standing?.enforced || standing.status === 'exempt') {
      continue;
    }
    const { level, weight } = checks[i];
    const { status } = standing;
    applicableWeight += weight;
    if (status === 'pass') {
      passedWeight += weight;
    } else if (level < lowestMissing) {
      lowestMissing = level;
    }
    if (status === 'pass' || status === 'fail') {
      knownWeight += weight;
    }
  }
  return {
    level: lowestMissing - 1,
    passedWeight,
    knownWeight,
    applicableWeight,
  };
}
