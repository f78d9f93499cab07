import { Estimate, Interval } from './estimate';
import { assertShare } from './checks';
import { zOfConfidence } from './normal';

/** How long something has lasted, and whether that was its end. */
export interface Lifetime {
  /** In any unit, from 0. */
  duration: number;
  /** False for what still lasted when it was last looked at (right-censored). */
  ended: boolean;
  /** How many lasted as long and ended so: a whole number from 1; else it is one. */
  count?: number;
}

/** A time at which something ended. */
export interface SurvivalStep {
  /** In the unit of the durations. */
  time: number;
  /** How many still lasted just before. */
  atRisk: number;
  /** How many ended then. */
  ended: number;
  /** The share that lasts longer, from 0 to 1. */
  survival: number;
  /** Pointwise, on the log-log scale; undefined once nothing is left. */
  interval?: Interval;
}

/** The share of items that last longer than a time, as far as it was observed. */
export interface SurvivalCurve {
  n: number;
  /** The confidence of all intervals. */
  confidence: number;
  /** Times at which something ended, in order. */
  steps: SurvivalStep[];
  /** The longest duration, whether it ended or not. */
  observedUntil: number;
}

/** A time by which a share has ended; what was not reached yet is undefined. */
export interface SurvivalQuantile {
  value?: number;
  low?: number;
  high?: number;
}

/** Shares that differ by less are equal but for rounding. */
const ROUNDING = 1e-9;

function assertLifetimes(lifetimes: readonly Lifetime[]): void {
  lifetimes.forEach(({ duration, count = 1 }, index) => {
    if (!(duration >= 0 && Number.isFinite(duration))) {
      throw new RangeError(
        `lifetimes[${index}].duration is ${duration}: it must be a finite number from 0 on`,
      );
    }
    if (!(count >= 1 && Number.isInteger(count))) {
      throw new RangeError(
        `lifetimes[${index}].count is ${count}: it must be a whole number from 1 on`,
      );
    }
  });
}

function logLogInterval(
  survival: number,
  greenwood: number,
  z: number,
): Interval | undefined {
  if (survival === 0) {
    return undefined;
  }
  const reach = (z * Math.sqrt(greenwood)) / Math.log(survival);
  return {
    low: survival ** Math.exp(-reach),
    high: survival ** Math.exp(reach),
  };
}

/**
 * The survival of items of which some have not ended (product-limit estimate),
 * with Greenwood's variance on the log-log scale. What is censored at the time
 * when something else ended was still at risk then.
 *
 * @returns undefined if there are no items; a curve without steps if none ended
 * @throws RangeError for a duration that is negative or not finite, and for a
 * count that is no whole number from 1 on
 * @see https://doi.org/10.1080/01621459.1958.10501452 Kaplan and Meier (1958)
 * @see https://cran.r-project.org/web/packages/survival/survival.pdf survfit,
 * conf.type "log-log"
 */
export function kaplanMeier(
  lifetimes: readonly Lifetime[],
  confidence = 0.95,
): SurvivalCurve | undefined {
  assertLifetimes(lifetimes);
  const z = zOfConfidence(confidence);
  if (lifetimes.length === 0) {
    return undefined;
  }
  const sorted = [...lifetimes].sort((a, b) => a.duration - b.duration);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  const n = sorted.reduce((sum, { count = 1 }) => sum + count, 0);
  let atRisk = n;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const time = sorted[from].duration;
    let ended = 0;
    let leaving = 0;
    for (to = from; sorted[to]?.duration === time; to += 1) {
      const { count = 1, ended: hasEnded } = sorted[to];
      leaving += count;
      ended += hasEnded ? count : 0;
    }
    if (ended > 0) {
      survival *= (atRisk - ended) / atRisk;
      greenwood += ended / (atRisk * (atRisk - ended));
      const interval = logLogInterval(survival, greenwood, z);
      steps.push({ time, atRisk, ended, survival, interval });
    }
    atRisk -= leaving;
  }
  const observedUntil = sorted[sorted.length - 1].duration;
  return { n, confidence, steps, observedUntil };
}

/** Where a line first falls to a level: the middle of where it stays there. */
function timeOfFall(
  points: ReadonlyArray<{ time: number; share: number }>,
  level: number,
): number | undefined {
  const first = points.findIndex(({ share }) => share <= level + ROUNDING);
  if (first === -1) {
    return undefined;
  }
  const { time, share } = points[first];
  const next = points.slice(first).find(it => it.share < level - ROUNDING);
  const stays = share > level - ROUNDING && next !== undefined;
  return stays ? time / 2 + next.time / 2 : time;
}

/**
 * The time by which a share of items has ended: 0.5 gives the median. Its
 * interval is where the bounds of the curve cross the same level (Brookmeyer and
 * Crowley, on the log-log scale). Where the curve stays at the level, the middle
 * is taken, so that without censoring the median is that of the sample.
 *
 * @param share - from 0 to 1
 * @throws RangeError unless the share is from 0 to 1
 * @see https://doi.org/10.2307/2530286
 */
export function survivalQuantile(
  { steps }: SurvivalCurve,
  share: number,
): SurvivalQuantile {
  assertShare('share', share);
  const level = 1 - share;
  const bounds = steps.flatMap(({ time, interval }) =>
    interval ? [{ time, ...interval }] : [],
  );
  return {
    value: timeOfFall(
      steps.map(({ time, survival }) => ({ time, share: survival })),
      level,
    ),
    low: timeOfFall(
      bounds.map(({ time, low }) => ({ time, share: low })),
      level,
    ),
    high: timeOfFall(
      bounds.map(({ time, high }) => ({ time, share: high })),
      level,
    ),
  };
}

/**
 * How long items last on average up to a horizon, in the unit of the durations:
 * the area under the curve, with an interval from Greenwood's variance.
 *
 * @returns undefined if the horizon is beyond what was observed
 * @throws RangeError for a horizon that is not greater than 0
 * @see https://doi.org/10.1186/1471-2288-13-152 Royston and Parmar (2013)
 */
export function restrictedMean(
  { steps, observedUntil, confidence }: SurvivalCurve,
  horizon: number,
): Estimate | undefined {
  if (!(horizon > 0)) {
    throw new RangeError(`horizon is ${horizon}: it must be greater than 0`);
  }
  const hasAllEnded = steps[steps.length - 1]?.survival === 0;
  if (horizon > observedUntil && !hasAllEnded) {
    return undefined;
  }
  const within = steps.filter(({ time }) => time < horizon);
  let value = 0;
  let variance = 0;
  let end = horizon;
  for (const { time, atRisk, ended, survival } of within.reverse()) {
    value += survival * (end - time);
    end = time;
    // Nothing comes after the end of the last, and 0 × ∞ would be NaN
    if (atRisk > ended) {
      variance += (value ** 2 * ended) / (atRisk * (atRisk - ended));
    }
  }
  value += end;
  const reach = zOfConfidence(confidence) * Math.sqrt(variance);
  return {
    value,
    interval: {
      low: Math.max(0, value - reach),
      high: Math.min(horizon, value + reach),
    },
  };
}
