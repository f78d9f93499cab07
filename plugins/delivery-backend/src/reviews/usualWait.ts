import { MeasuredNumber } from '@groundwork/backstage-plugin-delivery-common';
import { Cell } from '../query/metrics/Cell';
import { METRICS } from '../query/metrics/definitions';
import { measureCells } from '../query/metrics/measure';

const HOUR_MS = 3_600_000;
/** Of fewer, the longest tenth is two or three changes. */
const ENOUGH = 20;
const METRIC = 'review-latency';

/** What a change says of how long its review was waited for. */
export interface ReviewReading {
  /** Milliseconds. */
  value?: number;
  /** Why there is no value. */
  reason?: string;
  /** Whether it is waited for still, so that it takes at least as long. */
  isOpen?: boolean;
}

/** What is usual, and what is longer than that. */
export interface UsualWait {
  /** In hours. */
  usual: MeasuredNumber;
  /** Milliseconds; undefined where too little is known. */
  overdueAfterMs?: number;
}

/** How long first reviews are waited for, and what nine of ten do not reach. */
export function usualWait(readings: readonly ReviewReading[]): UsualWait {
  const { measured, p90 } = measureCells(readings.map(cellOf), METRICS[METRIC]);
  const { value, interval, n } = measured;
  return {
    usual: {
      ...measured,
      ...(value !== undefined && { value: hoursOf(value) }),
      ...(interval && {
        interval: {
          ...(interval.low !== undefined && { low: hoursOf(interval.low) }),
          ...(interval.high !== undefined && { high: hoursOf(interval.high) }),
        },
      }),
    },
    ...(n >= ENOUGH && p90 !== undefined && { overdueAfterMs: p90 }),
  };
}

/** Milliseconds in hours. */
export function hoursOf(ms: number): number {
  return ms / HOUR_MS;
}

function cellOf({ value, reason, isOpen = false }: ReviewReading): Cell {
  return {
    metric: METRIC,
    slot: 0,
    value,
    reason,
    isOpen,
    isApproximate: false,
    count: 1,
    total: value ?? 0,
  };
}
