import {
  DeliveryOverview,
  MeasuredNumber,
  MetricAnswer,
  MetricId,
} from '@groundwork/backstage-plugin-delivery-common';
import { ReportFigure } from '@groundwork/backstage-plugin-maturity-common';
import { FIGURE_TITLES, scaleOf, scaled } from './words';

/** The figures of which delivery has told, of the quarter and of the one before. */
export function figuresOf(
  now: DeliveryOverview | undefined,
  before: DeliveryOverview | undefined,
): ReportFigure[] {
  return FIGURE_TITLES.flatMap(([metric, title]) => {
    const found = metricOf(now, metric);
    return found
      ? [
          {
            metric,
            title,
            unit: found.unit,
            better: found.better,
            now: found.now,
            before: metricOf(before, metric)?.now ?? notMeasured(found.now),
          },
        ]
      : [];
  });
}

/** How a figure differs from the quarter before. */
export type FigureChange =
  | { status: 'unknown' }
  /** Of another definition, so not to be compared. */
  | { status: 'redefined' }
  /** Said as the same number. */
  | { status: 'same' }
  /** `unclear` where intervals overlap or are not known: it may be chance. */
  | {
      status: 'better' | 'worse' | 'unclear';
      direction: 'up' | 'down';
      before: number;
    };

/** Compares a figure with that of the quarter before, as far as one can. */
export function changeOf({
  now,
  before,
  unit,
  better,
}: ReportFigure): FigureChange {
  if (now.value === undefined || before.value === undefined) {
    return { status: 'unknown' };
  }
  if (now.definitionVersion !== before.definitionVersion) {
    return { status: 'redefined' };
  }
  const scale = scaleOf(unit, now.value);
  if (scaled(now.value, scale) === scaled(before.value, scale)) {
    return { status: 'same' };
  }
  const direction = now.value > before.value ? 'up' : 'down';
  if (better === 'neither' || !areApart(now, before)) {
    return { status: 'unclear', direction, before: before.value };
  }
  const isBetter = (better === 'more') === (direction === 'up');
  return {
    status: isBetter ? 'better' : 'worse',
    direction,
    before: before.value,
  };
}

function metricOf(
  overview: DeliveryOverview | undefined,
  metric: MetricId,
): MetricAnswer | undefined {
  return overview?.metrics.find(it => it.id === metric);
}

function notMeasured({ definitionVersion }: MeasuredNumber): MeasuredNumber {
  return { n: 0, coverage: 0, excluded: {}, definitionVersion };
}

/** Whether two intervals have nothing in common, as far as both are known. */
function areApart(one: MeasuredNumber, other: MeasuredNumber): boolean {
  return isAbove(one, other) || isAbove(other, one);
}

function isAbove(one: MeasuredNumber, other: MeasuredNumber): boolean {
  const low = one.interval?.low;
  const high = other.interval?.high;
  return low !== undefined && high !== undefined && low > high;
}
