import { byTime, TestExecution } from './execution';

const DAY_MS = 24 * 60 * 60_000;
const HALF_LIFE_MS = 30 * DAY_MS;
const MIN_EXECUTIONS = 20;
const FLIP_RATE = 0.01;
const CERTAINTY = 0.9;

/**
 * What is thought of a test before it is seen: that it flips once in a hundred
 * executions. With it the two flips of a failure that was mended are not enough.
 */
const PRIOR = { alpha: 1, beta: 99 };

/** How likely a Beta-distributed share is above `x`. */
export type BetaTail = (alpha: number, beta: number, x: number) => number;

/** How often a test changes its mind. */
export interface FlipRate {
  /** Flips by transitions, of which older ones count less; from 0 to 1. */
  rate: number;
  /** Executions on the default branch, skipped ones left out. */
  n: number;
  /** How likely it flips more than once in a hundred executions. */
  probability: number;
  /** R3: at least 20 executions, and a probability above 0.9. */
  isSuspect: boolean;
}

/**
 * Rule R3: the share of executions on the default branch that went otherwise
 * than the one before. A transition of 30 days ago counts half. Undefined for
 * fewer than two executions.
 *
 * @param executions - Of one test.
 * @see https://2020.icse-conferences.org/details/icse-2020-Software-Engineering-in-Practice/2/Modeling-and-Ranking-Flaky-Tests-at-Apple
 */
export function flipRateOf(
  executions: readonly TestExecution[],
  { now, betaTail }: { now: number; betaTail: BetaTail },
): FlipRate | undefined {
  const ordered = executions
    .filter(it => it.isDefaultBranch && it.outcome !== 'skip')
    .sort(byTime);
  if (ordered.length < 2) {
    return undefined;
  }
  let flips = 0;
  let transitions = 0;
  for (const [index, { at, outcome }] of ordered.entries()) {
    if (index > 0) {
      const weight = 0.5 ** (Math.max(0, now - at) / HALF_LIFE_MS);
      transitions += weight;
      flips += outcome === ordered[index - 1].outcome ? 0 : weight;
    }
  }
  const probability = betaTail(
    PRIOR.alpha + flips,
    PRIOR.beta + transitions - flips,
    FLIP_RATE,
  );
  const n = ordered.length;
  const isSuspect = n >= MIN_EXECUTIONS && probability > CERTAINTY;
  return { rate: flips / transitions, n, probability, isSuspect };
}
