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
  metrics: ScopeMetric[];
  /** Absent without results of tests. */
  tests?: ScopeTests;
  /** Incidents that are not resolved. */
  openIncidents: number;
  /** Changes that wait for a review, an approval or to be merged. */
  waitingChanges: number;
  /**
   * Detected in the 90 days before the end of the period, of which it is known how
   * they were noticed; absent without any.
   */
  incidents?: { n: number; byAlert: number };
  /**
   * Reviews by people of changes that were merged in the period: each person once
   * for a change. `topShare` is the part that whoever gave the most gave; who that
   * is nobody is told, and nothing of fewer than five. Absent without any.
   */
  reviews?: { n: number; topShare?: number };
  /**
   * Changes that were merged in the period and of which it is known: those that a
   * check had ended on before the merge, and those that a security scan had.
   * Absent without any.
   */
  checks?: { n: number; checked: number; scanned: number };
}

/**
 * A metric of one of many scopes.
 *
 * @public
 */
export interface ScopeMetric {
  id: MetricId;
  unit: MetricUnit;
  measured: MeasuredNumber;
  /** Of times and sizes: what nine of ten do not exceed; absent if not known. */
  p90?: number;
  /** The same of nineteen of twenty. */
  p95?: number;
}

/**
 * Tests of one of many scopes, as they are now.
 *
 * @public
 */
export interface ScopeTests {
  /** But for those in quarantine. */
  flaky: number;
  broken: number;
  /** In the period: reruns of pipelines, and changes that waited for them. */
  costHours: number;
  /**
   * Tests that ran in the period, and those of them that are flaky, in quarantine
   * or not. Absent where a repository has components outside of the scope as well:
   * whose tests are that never fail is not known.
   */
  seen?: { n: number; flaky: number };
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
