import { MetricId } from '@groundwork/backstage-plugin-delivery-common';

/** The slot of all that was before the period that is asked for. */
export const BEFORE = -1;

/**
 * Readings that are alike, counted. Times are milliseconds, and values in the
 * unit of the metric.
 */
export interface Cell {
  metric: MetricId;
  /** {@link BEFORE}, or the week of the period, from 0. */
  slot: number;
  /** Each value, or what stands for all of a bin; undefined without any. */
  value?: number;
  /** Why there is no value. */
  reason?: string;
  isOpen: boolean;
  isApproximate: boolean;
  count: number;
  /** Of all values. */
  total: number;
}

/** Whether its readings have values. */
export function isMeasured(cell: Cell): cell is Cell & { value: number } {
  return cell.value !== undefined;
}
