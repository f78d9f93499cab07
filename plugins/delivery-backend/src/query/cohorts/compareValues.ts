import { groupBy } from '../../domain/collections/groupBy';
import {
  bootstrap,
  hodgesLehmann,
  inOrder,
  Interval,
  RandomSource,
  weightedMannWhitney,
  WeightedValue,
  weightOf,
} from '../../statistics';
import { Against, Arm, CohortValue, Difference } from './types';

/** A difference whose p holds for it alone. */
export type RawDifference = Omit<Difference, 'verdict' | 'corrected'>;

/** Many values have narrow intervals, whose ends need fewer resamples. */
const MANY = 5_000;
const RESAMPLES = { few: 2_000, many: 500 };
/** A stratum with fewer in either arm says nothing. */
const FEWEST_IN_STRATUM = 3;
/** Shares that differ by less are equal but for rounding. */
const ROUNDING = 1e-9;

interface ArmValue extends CohortValue {
  arm: Arm;
}

/**
 * By how much the median of assisted changes is greater than that of others,
 * with an interval from resampled weeks, how often a value of one is greater than
 * one of the other, and by how much values are shifted.
 *
 * Medians take what lasts still for at least as long. The other two, and with
 * them p, are of what has ended: they hold values against each other, and of what
 * lasts none is known.
 *
 * @returns undefined where no median or interval can be told
 */
export function compareValues(
  values: readonly CohortValue[],
  options: { against: Against; random: RandomSource },
): RawDifference | undefined {
  const compared = armsOf(values, options.against);
  const assisted = compared.filter(it => it.arm === 'assisted');
  const others = compared.filter(it => it.arm === 'other');
  const test = weightedMannWhitney(ended(assisted), ended(others));
  const estimate = bootstrapMedians(compared, options.random);
  const interval = estimate?.bca ?? estimate?.percentile;
  if (!estimate || !interval || !test) {
    return undefined;
  }
  const shift = shiftOf(ended(assisted), ended(others));
  const standardised = standardise(compared, medianDifferenceOf);
  return {
    value: estimate.value,
    interval,
    effect: test.delta,
    p: test.p,
    ...(shift && { shift }),
    ...(standardised !== undefined && { standardised }),
  };
}

/** Values of the arms alone, in order, so that medians can be read off. */
function armsOf(values: readonly CohortValue[], against: Against): ArmValue[] {
  return inOrder(values).flatMap(it => {
    const value = it as CohortValue;
    switch (value.cohort) {
      case 'assisted':
        return { ...value, arm: 'assisted' as const };
      case against:
        return { ...value, arm: 'other' as const };
      default:
        return [];
    }
  });
}

function bootstrapMedians(values: readonly ArmValue[], random: RandomSource) {
  const weeks = [...new Set(values.map(({ week }) => week))].sort(
    (a, b) => a - b,
  );
  const assisted = values.filter(it => it.arm === 'assisted');
  const others = values.filter(it => it.arm === 'other');
  const times = new Array<number>(Math.max(0, ...weeks) + 1);
  return bootstrap(
    weeks,
    drawn => {
      times.fill(0);
      for (const week of drawn) {
        times[week] += 1;
      }
      const timesOf = ({ week }: CohortValue) => times[week];
      return less(medianOf(assisted, timesOf), medianOf(others, timesOf));
    },
    {
      random,
      resamples: values.length > MANY ? RESAMPLES.many : RESAMPLES.few,
    },
  );
}

/** Of values that are in order. */
function medianDifferenceOf(values: readonly ArmValue[]): number | undefined {
  const once = () => 1;
  return less(
    medianOf(
      values.filter(it => it.arm === 'assisted'),
      once,
    ),
    medianOf(
      values.filter(it => it.arm === 'other'),
      once,
    ),
  );
}

/** The median of values in order, each of which was drawn so many times. */
function medianOf(
  values: readonly CohortValue[],
  timesOf: (value: CohortValue) => number,
): number | undefined {
  let n = 0;
  let hasOpen = false;
  for (const it of values) {
    n += it.count * timesOf(it);
    hasOpen ||= it.isOpen;
  }
  if (hasOpen) {
    return survivalMedianOf(values, timesOf);
  }
  let passed = 0;
  let below: number | undefined;
  for (const it of values) {
    passed += it.count * timesOf(it);
    if (below === undefined && passed >= Math.floor((n + 1) / 2) && n > 0) {
      below = it.value;
    }
    if (below !== undefined && passed >= Math.ceil((n + 1) / 2)) {
      return below / 2 + it.value / 2;
    }
  }
  return undefined;
}

/**
 * As `survivalQuantile` of `kaplanMeier` has it, of values in order and without
 * an object for each: it is asked for thousands of times.
 */
function survivalMedianOf(
  values: readonly CohortValue[],
  timesOf: (value: CohortValue) => number,
): number | undefined {
  let atRisk = values.reduce((n, it) => n + it.count * timesOf(it), 0);
  let survival = 1;
  let median: number | undefined;
  for (let from = 0, to = 0; from < values.length; from = to) {
    const { value } = values[from];
    let done = 0;
    let gone = 0;
    for (to = from; values[to]?.value === value; to += 1) {
      const count = values[to].count * timesOf(values[to]);
      gone += count;
      done += values[to].isOpen ? 0 : count;
    }
    if (done > 0) {
      survival *= (atRisk - done) / atRisk;
      if (survival < 0.5 - ROUNDING) {
        return median === undefined ? value : median / 2 + value / 2;
      }
      if (survival <= 0.5 + ROUNDING) {
        median ??= value;
      }
    }
    atRisk -= gone;
  }
  return median;
}

function ended(values: readonly ArmValue[]): ArmValue[] {
  return values.filter(it => !it.isOpen);
}

function less(
  first: number | undefined,
  second: number | undefined,
): number | undefined {
  return first === undefined || second === undefined
    ? undefined
    : first - second;
}

function shiftOf(
  first: readonly WeightedValue[],
  second: readonly WeightedValue[],
): ({ value: number } & Partial<Interval>) | undefined {
  if (weightOf(first) + weightOf(second) > MANY) {
    return undefined;
  }
  const shift = hodgesLehmann(spread(first), spread(second));
  return shift && { value: shift.value, ...shift.interval };
}

function spread(values: readonly WeightedValue[]): number[] {
  return values.flatMap(({ value, count }) =>
    Array.from({ length: count }, () => value),
  );
}

/**
 * A difference within strata, each with the weight of its assisted items: as if
 * the others had been of the same components and sizes as the assisted ones are.
 *
 * @returns undefined if half of the assisted items or more have nothing that is
 * alike to be held against
 */
export function standardise<
  T extends { arm: Arm; count: number; stratum?: string },
>(
  items: readonly T[],
  differenceOf: (items: readonly T[]) => number | undefined,
): number | undefined {
  let sum = 0;
  let weight = 0;
  for (const [stratum, own] of groupBy(items, it => it.stratum)) {
    const assisted = countOf(own, 'assisted');
    const isEnough =
      Math.min(assisted, countOf(own, 'other')) >= FEWEST_IN_STRATUM;
    const difference =
      stratum !== undefined && isEnough ? differenceOf(own) : undefined;
    if (difference !== undefined) {
      sum += assisted * difference;
      weight += assisted;
    }
  }
  return weight * 2 > countOf(items, 'assisted') ? sum / weight : undefined;
}

function countOf(
  items: ReadonlyArray<{ arm: Arm; count: number }>,
  arm: Arm,
): number {
  return items.reduce((sum, it) => (it.arm === arm ? sum + it.count : sum), 0);
}
