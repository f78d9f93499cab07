import { MeasuredNumber } from './numbers';
import { MetricId, MetricUnit } from './metrics';

/**
 * Which scopes figures are asked of, and of when. Without a period, of the last
 * 28 days.
 *
 * @public
 */
export interface FiguresRequest {
  /** Entity refs of components or groups, 200 at most. */
  scopes: string[];
  /** ISO 8601. */
  from?: string;
  /** ISO 8601. */
  to?: string;
}

/**
 * The numbers of one of many scopes, for whoever compares them with a limit. They
 * are for that alone: scopes are not to be ranked by them.
 *
 * @public
 */
export interface ScopeFigures {
  /** As it was asked for. */
  scope: string;
  /** Whether anything was ever told of it. */
  hasData: boolean;
  /** Merged in the period. */
  mergedChanges: number;
  metrics: Array<{ id: MetricId; unit: MetricUnit; measured: MeasuredNumber }>;
  /** Of now. */
  tests?: { flaky: number; broken: number; costHours: number };
  /** Incidents that are not resolved. */
  openIncidents: number;
  /** Changes that wait for a review, an approval or to be merged. */
  waitingChanges: number;
}

/**
 * What `POST /figures` answers: those that the caller may read, in the order in
 * which they were asked for.
 *
 * @public
 */
export interface FiguresAnswer {
  items: ScopeFigures[];
  /** Until when events had been made numbers of. */
  derivedAt?: string;
}
