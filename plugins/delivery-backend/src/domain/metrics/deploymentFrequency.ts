import { countBy } from '../collections/countBy';
import { groupBy } from '../collections/groupBy';
import { Release } from '../deployments';
import { Measured } from '../types';
import { Estimators } from './Estimators';
import { isIn, Period } from './Period';
import { readHit } from './rates';
import { coverageOf, measureMedian, Reading } from './Reading';

/** Raised when what the frequency is changes. */
export const DEPLOYMENT_FREQUENCY_DEFINITION_VERSION = 1;

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** One reading for each release that counts: the first begins the clock. */
export function deploymentsCounted(releases: readonly Release[]): Reading[] {
  return releases.map(({ deployments, component, finishedAt: at, isFirst }) => {
    const about = { item: deployments[0].id, component, at };
    return isFirst
      ? { ...about, status: 'excluded', reason: 'firstDeployment' }
      : readHit(about, true);
  });
}

/**
 * Distinct successful deployments to production per week of one component.
 *
 * A component is observed from its first deployment on, which only begins the
 * clock and is not counted. An observed period without deployments is a true 0;
 * one that was observed for less than a week has no value. Coverage is the share
 * of the period that was observed.
 */
export function deploymentsPerWeek(
  component: string,
  allReleases: readonly Release[],
  { period, now }: { period: Period; now: number },
): Measured {
  const releases = allReleases.filter(it => it.component === component);
  const to = Math.min(period.to, now);
  const first = releases.find(({ isFirst }) => isFirst);
  const from = Math.max(period.from, first?.finishedAt ?? to);
  const observed = Math.max(0, to - from);
  const inPeriod = releases.filter(it =>
    isIn({ from: period.from, to }, it.finishedAt),
  );
  const counted = inPeriod.filter(({ isFirst }) => !isFirst);
  const isFirstIn = counted.length < inPeriod.length;
  return {
    value:
      observed >= WEEK_MS ? counted.length / (observed / WEEK_MS) : undefined,
    n: counted.length,
    coverage: coverageOf(observed, period.to - period.from),
    excluded: isFirstIn ? { firstDeployment: 1 } : {},
    definitionVersion: DEPLOYMENT_FREQUENCY_DEFINITION_VERSION,
  };
}

/**
 * What components deploy together, each with the time in which it was observed.
 * Those without a value are left out and counted.
 */
export function sumPerWeek(ofComponents: readonly Measured[]): Measured {
  const known = ofComponents.filter(({ value }) => value !== undefined);
  const excluded = countBy(
    ofComponents.flatMap(it => [
      ...Object.entries(it.excluded).flatMap(([reason, times]) =>
        Array<string>(times).fill(reason),
      ),
      ...(it.value === undefined ? ['notObserved'] : []),
    ]),
    reason => reason,
  );
  const coverages = ofComponents.map(({ coverage }) => coverage);
  return {
    value: known.length > 0 ? sum(known.map(it => it.value ?? 0)) : undefined,
    n: sum(known.map(({ n }) => n)),
    coverage: coverageOf(sum(coverages), coverages.length),
    excluded,
    definitionVersion: DEPLOYMENT_FREQUENCY_DEFINITION_VERSION,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * The median time between deployments to production, each component's with its
 * own. A gap counts when it ends.
 */
export function medianGap(
  releases: readonly Release[],
  options: {
    period: Period;
    estimators: Pick<Estimators, 'median' | 'medianInterval'>;
  },
): Measured {
  const byComponent = groupBy(releases, ({ component }) => component);
  const readings = [...byComponent.values()].flatMap(own =>
    own.slice(1).map(
      ({ deployments, component, finishedAt }, index): Reading => ({
        item: deployments[0].id,
        component,
        at: finishedAt,
        status: 'measured',
        value: finishedAt - own[index].finishedAt,
        isApproximate: false,
        isOpen: false,
      }),
    ),
  );
  const definitionVersion = DEPLOYMENT_FREQUENCY_DEFINITION_VERSION;
  const { approximate, ...measured } = measureMedian(readings, {
    ...options,
    definitionVersion,
  });
  return measured;
}
