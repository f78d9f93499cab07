import {
  ChangeCohort,
  MeasuredNumber,
} from '@groundwork/backstage-plugin-delivery-common';
import { coverageOf } from '../../domain/metrics';
import {
  differenceOfRates,
  Rate,
  rateDifferenceP,
  wilsonOfShares,
} from '../../statistics';
import { RawDifference, standardise } from './compareValues';
import { Against, Arm, CohortDeployment } from './types';

/** What is asked of a deployment; undefined while it is not known yet. */
export type Outcome = (deployment: CohortDeployment) => boolean | undefined;

/** Whether it failed, as the change fail rate has it. */
export const hasFailed: Outcome = deployment => deployment.hasFailed;

/** Whether another had to mend it, which is then the rework that it caused. */
export const wasMended: Outcome = deployment => deployment.wasMended;

/**
 * How often deployments went wrong, each shared out over its changes: one of
 * three changes, of which one is assisted, counts a third for those, failed or
 * not.
 */
export function rateOf(
  deployments: readonly CohortDeployment[],
  cohort: ChangeCohort,
  outcome: Outcome,
): Rate {
  let count = 0;
  let n = 0;
  for (const deployment of deployments) {
    const isHit = outcome(deployment);
    if (isHit !== undefined) {
      n += deployment.shares[cohort];
      count += isHit ? deployment.shares[cohort] : 0;
    }
  }
  // Thirds that add up to more than they are
  return { count: Math.min(count, n), n };
}

/** The rate of a cohort; `n` is how many deployments have a part in it. */
export function measureRate(
  deployments: readonly CohortDeployment[],
  options: {
    cohort: ChangeCohort;
    outcome: Outcome;
    definitionVersion: number;
  },
): MeasuredNumber {
  const { cohort, outcome, definitionVersion } = options;
  const own = deployments.filter(({ shares }) => shares[cohort] > 0);
  const known = own.filter(it => outcome(it) !== undefined);
  const pending = own.length - known.length;
  return {
    ...wilsonOfShares(rateOf(own, cohort, outcome)),
    n: known.length,
    coverage: coverageOf(known.length, own.length),
    excluded: pending > 0 ? { pending } : {},
    definitionVersion,
  };
}

/** How many deployments went wrong that either arm has a part in. */
export function countHits(
  deployments: readonly CohortDeployment[],
  against: Against,
  outcome: Outcome,
): number {
  return deployments.filter(
    it => it.shares.assisted + it.shares[against] > 0 && outcome(it),
  ).length;
}

/**
 * By how much the rate of assisted changes is higher, with the interval of
 * Newcombe.
 *
 * @returns undefined if either arm has no deployment
 */
export function compareRates(
  deployments: readonly CohortDeployment[],
  { against, outcome }: { against: Against; outcome: Outcome },
): RawDifference | undefined {
  const rates = {
    assisted: rateOf(deployments, 'assisted', outcome),
    other: rateOf(deployments, against, outcome),
  };
  const [first, second] = [
    wilsonOfShares(rates.assisted),
    wilsonOfShares(rates.other),
  ];
  const p = rateDifferenceP(rates.assisted, rates.other);
  if (!first || !second || p === undefined) {
    return undefined;
  }
  const { value, interval } = differenceOfRates(first, second);
  const standardised = standardise(
    partsOf(deployments, against, outcome),
    rateDifferenceOf,
  );
  return {
    value,
    interval,
    p,
    ...(standardised !== undefined && { standardised }),
  };
}

interface Part {
  arm: Arm;
  count: number;
  isHit: boolean;
  stratum: string;
}

function partsOf(
  deployments: readonly CohortDeployment[],
  against: Against,
  outcome: Outcome,
): Part[] {
  return deployments.flatMap(it => {
    const isHit = outcome(it);
    if (isHit === undefined) {
      return [];
    }
    const stratum = it.component;
    return [
      { arm: 'assisted' as const, count: it.shares.assisted, isHit, stratum },
      { arm: 'other' as const, count: it.shares[against], isHit, stratum },
    ];
  });
}

function rateDifferenceOf(parts: readonly Part[]): number | undefined {
  const rate = (arm: Arm) => {
    const own = parts.filter(it => it.arm === arm);
    const n = own.reduce((sum, { count }) => sum + count, 0);
    const hits = own.reduce((sum, it) => sum + (it.isHit ? it.count : 0), 0);
    return n === 0 ? undefined : hits / n;
  };
  const [assisted, other] = [rate('assisted'), rate('other')];
  return assisted === undefined || other === undefined
    ? undefined
    : assisted - other;
}
