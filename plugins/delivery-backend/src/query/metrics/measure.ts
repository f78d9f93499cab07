import { MeasuredNumber } from '@groundwork/backstage-plugin-delivery-common';
import { coverageOf } from '../../domain/metrics';
import {
  inOrder,
  kaplanMeier,
  survivalQuantile,
  weightedMedianInterval,
  weightedQuantile,
  WeightedValue,
  wilson,
} from '../../statistics';
import { Cell, isMeasured } from './Cell';
import { MetricDefinition } from './definitions';

/** A number, with the 90th and 95th percentiles where it is a median. */
export interface Measurement {
  measured: MeasuredNumber;
  p90?: number;
  p95?: number;
}

type Estimate = Pick<MeasuredNumber, 'value' | 'interval'> &
  Omit<Measurement, 'measured'>;

/** What readings say together: the median of times and sizes, or a rate. */
export function measureCells(
  cells: readonly Cell[],
  definition: Pick<MetricDefinition, 'unit' | 'definitionVersion'>,
): Measurement {
  const { unit, definitionVersion } = definition;
  const { p90, p95, ...estimate } =
    unit === 'share' ? estimateRate(cells) : estimateMedian(cells);
  return {
    measured: { ...estimate, ...countCells(cells), definitionVersion },
    ...(p90 !== undefined && { p90 }),
    ...(p95 !== undefined && { p95 }),
  };
}

/** How many readings have values, and why others have none. */
export function countCells(
  cells: readonly Cell[],
): Pick<MeasuredNumber, 'n' | 'coverage' | 'excluded' | 'approximate'> {
  const excluded: Record<string, number> = {};
  let n = 0;
  let all = 0;
  let approximate = 0;
  for (const cell of cells) {
    all += cell.count;
    if (isMeasured(cell)) {
      n += cell.count;
      approximate += cell.isApproximate ? cell.count : 0;
    } else {
      const reason = cell.reason ?? 'unknown';
      excluded[reason] = (excluded[reason] ?? 0) + cell.count;
    }
  }
  return {
    n,
    coverage: coverageOf(n, all),
    excluded,
    ...(approximate > 0 && { approximate }),
  };
}

function estimateRate(cells: readonly Cell[]): Estimate {
  const measured = cells.filter(isMeasured);
  const rate = wilson({
    count: measured.reduce((sum, { total }) => sum + total, 0),
    n: measured.reduce((sum, { count }) => sum + count, 0),
  });
  return rate ?? {};
}

/** Where some are open, leaving them out would make all others look quick. */
function estimateMedian(cells: readonly Cell[]): Estimate {
  const measured = cells.filter(isMeasured);
  return measured.some(({ isOpen }) => isOpen)
    ? estimateSurvival(measured)
    : estimateQuantiles(measured);
}

function estimateQuantiles(values: readonly WeightedValue[]): Estimate {
  const sorted = inOrder(values);
  return withoutHoles({
    value: weightedQuantile(sorted, 0.5),
    p90: weightedQuantile(sorted, 0.9),
    p95: weightedQuantile(sorted, 0.95),
    interval: weightedMedianInterval(sorted),
  });
}

function estimateSurvival(
  cells: ReadonlyArray<Cell & { value: number }>,
): Estimate {
  const curve = kaplanMeier(
    cells.map(({ value, isOpen, count }) => ({
      duration: value,
      ended: !isOpen,
      count,
    })),
  );
  if (!curve) {
    return {};
  }
  const { value, low, high } = survivalQuantile(curve, 0.5);
  return withoutHoles({
    value,
    p90: survivalQuantile(curve, 0.9).value,
    p95: survivalQuantile(curve, 0.95).value,
    interval:
      low === undefined && high === undefined
        ? undefined
        : withoutHoles({ low, high }),
  });
}

/** The same without what is undefined, as JSON has it. */
function withoutHoles<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, it]) => it !== undefined),
  ) as T;
}
