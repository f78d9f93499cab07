import { compareText } from '../collections/compare';
import { countBy } from '../collections/countBy';
import { groupBy } from '../collections/groupBy';
import { Measured } from '../types';
import { Estimators } from './Estimators';
import { isIn, Period } from './Period';

/** What is known of one item of a metric: a value, or why there is none. */
export type Reading = {
  /** Id of the change, deployment or incident. */
  item: string;
  component?: string;
  /** When it counts: what is asked for a period is asked by this. */
  at: number;
} & (
  | {
      status: 'measured';
      /** Milliseconds for a time, lines for a size. */
      value: number;
      /** Whether something close stands for where it began. */
      isApproximate: boolean;
      /** Whether it lasts still, so that it is at least that long. */
      isOpen: boolean;
      /** What it waits for, which is why it is left out where open ones are. */
      openReason?: string;
    }
  | { status: 'excluded'; reason: string }
);

/** A number that also says how much of it is made of approximations. */
export interface MeasuredReadings extends Measured {
  approximate: number;
}

/** The reading of a span; one that ends before it begins is left out. */
export function readSpan(
  about: { item: string; component?: string; at: number },
  span: {
    start: number;
    end: number;
    isApproximate?: boolean;
    isOpen?: boolean;
    openReason?: string;
  },
): Reading {
  const { start, end, isApproximate = false, isOpen = false } = span;
  const { openReason } = span;
  if (end < start) {
    return { ...about, status: 'excluded', reason: 'negative' };
  }
  const value = end - start;
  return {
    ...about,
    status: 'measured',
    value,
    isApproximate,
    isOpen,
    ...(isOpen && openReason !== undefined && { openReason }),
  };
}

/**
 * The median of the readings of a period. Those that are open are left out and
 * counted: where there are any, ask {@link measureSurvival}.
 */
export function measureMedian(
  readings: readonly Reading[],
  options: {
    period: Period;
    estimators: Pick<Estimators, 'median' | 'medianInterval'>;
    definitionVersion: number;
  },
): MeasuredReadings {
  const { period, estimators, definitionVersion } = options;
  const over = readings.map(withoutOpen);
  return measure(over, { period, definitionVersion }, measured => {
    const values = measured.map(({ value }) => value);
    return {
      value: estimators.median(values),
      interval: estimators.medianInterval(values),
    };
  });
}

function withoutOpen(reading: Reading): Reading {
  if (reading.status === 'excluded' || !reading.isOpen) {
    return reading;
  }
  const { item, component, at, openReason: reason = 'open' } = reading;
  return { item, component, at, status: 'excluded', reason };
}

/** The median of the readings of a period, with those that are open. */
export function measureSurvival(
  readings: readonly Reading[],
  options: {
    period: Period;
    estimators: Pick<Estimators, 'survivalMedian'>;
    definitionVersion: number;
  },
): MeasuredReadings {
  const { period, estimators, definitionVersion } = options;
  return measure(readings, { period, definitionVersion }, measured =>
    estimators.survivalMedian(
      measured.map(({ value, isOpen }) => ({ milliseconds: value, isOpen })),
    ),
  );
}

type MeasuredReading = Extract<Reading, { status: 'measured' }>;

function measure(
  readings: readonly Reading[],
  { period, definitionVersion }: { period: Period; definitionVersion: number },
  estimate: (
    measured: readonly MeasuredReading[],
  ) => Pick<Measured, 'value' | 'interval'> | undefined,
): MeasuredReadings {
  const inPeriod = readings.filter(({ at }) => isIn(period, at));
  const measured = inPeriod.filter(it => it.status === 'measured');
  const excluded = inPeriod.filter(it => it.status === 'excluded');
  return {
    ...(measured.length > 0 ? estimate(measured) : undefined),
    n: measured.length,
    coverage: coverageOf(measured.length, inPeriod.length),
    excluded: countBy(excluded, ({ reason }) => reason),
    approximate: measured.filter(it => it.isApproximate).length,
    definitionVersion,
  };
}

/** The share of items that were measured; of none, none were. */
export function coverageOf(measured: number, all: number): number {
  return all === 0 ? 0 : measured / all;
}

/**
 * One reading for each item that has several, one per component. An item is
 * done when the last of its components is; while one still waits, it waits. A
 * component that was never deployed holds nothing up.
 */
export function oncePerItem(readings: readonly Reading[]): Reading[] {
  return [...groupBy(readings, ({ item }) => item).values()].map(ofItem =>
    ofItem.reduce((one, other) => (isDecisive(other, one) ? other : one)),
  );
}

/**
 * Readings by team, each item once for each team whose component it touches.
 *
 * @param teamOf - Who owned a component at a time.
 */
export function byTeam(
  readings: readonly Reading[],
  teamOf: (component: string, at: number) => string | undefined,
): Map<string, Reading[]> {
  const owned = readings.flatMap(reading => {
    const { component, at } = reading;
    const team = component === undefined ? undefined : teamOf(component, at);
    return team === undefined ? [] : { team, reading };
  });
  const ofTeams = groupBy(owned, ({ team }) => team);
  return new Map(
    [...ofTeams].map(([team, own]) => [
      team,
      oncePerItem(own.map(({ reading }) => reading)),
    ]),
  );
}

/** Whether one of two readings of an item says more of the whole of it. */
function isDecisive(one: Reading, other: Reading): boolean {
  const difference = rankOf(one) - rankOf(other) || one.at - other.at;
  return difference === 0
    ? compareText(one.component ?? '', other.component ?? '') < 0
    : difference > 0;
}

/** What is not over decides first, then what went wrong, then what was measured. */
function rankOf(reading: Reading): number {
  if (reading.status === 'measured') {
    return reading.isOpen ? 3 : 1;
  }
  switch (reading.reason) {
    case 'notDeployedYet':
      return 3;
    case 'neverDeployed':
    case 'beforeFirstDeployment':
      return 0;
    default:
      return 2;
  }
}
