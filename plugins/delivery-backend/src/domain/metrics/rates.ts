import { countBy } from '../collections/countBy';
import { Measured } from '../types';
import { Estimators } from './Estimators';
import { isIn, Period } from './Period';
import { coverageOf, Reading } from './Reading';

/** The reading of one item of a rate: 1 if it is what is counted, else 0. */
export function readHit(
  about: { item: string; component?: string; at: number },
  isHit: boolean,
  { isApproximate = false }: { isApproximate?: boolean } = {},
): Reading {
  const value = isHit ? 1 : 0;
  return { ...about, status: 'measured', value, isApproximate, isOpen: false };
}

/** The share of hits among the readings of a period. */
export function measureRate(
  readings: readonly Reading[],
  options: {
    period: Period;
    estimators: Pick<Estimators, 'rateInterval'>;
    definitionVersion: number;
  },
): Measured {
  const { period, estimators, definitionVersion } = options;
  const inPeriod = readings.filter(({ at }) => isIn(period, at));
  const measured = inPeriod.filter(it => it.status === 'measured');
  const excluded = inPeriod.filter(it => it.status === 'excluded');
  const hits = measured.filter(({ value }) => value === 1).length;
  const n = measured.length;
  return {
    value: n > 0 ? hits / n : undefined,
    n,
    interval: n > 0 ? estimators.rateInterval(hits, n) : undefined,
    coverage: coverageOf(n, inPeriod.length),
    excluded: countBy(excluded, ({ reason }) => reason),
    definitionVersion,
  };
}
