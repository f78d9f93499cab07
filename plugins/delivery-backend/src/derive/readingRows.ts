import { MetricId } from '@groundwork/backstage-plugin-delivery-common';
import { groupBy } from '../domain/collections/groupBy';
import { oncePerItem, Reading } from '../domain/metrics';
import { Cohort } from '../domain/types';
import { LogHistogram } from '../statistics';
import { DerivedRow, Naming } from './types';

/** What rows of readings say besides the readings. */
export interface ReadingContext {
  repository: string;
  teamOf: Naming['teamOf'];
  /** Of a change; undefined for what is none. */
  cohortOf: (item: string) => Cohort | undefined;
}

/** Rows of readings of which each item has one, or one per component. */
export function readingRows(
  metric: MetricId,
  readings: readonly Reading[],
  context: ReadingContext,
): DerivedRow[] {
  return [...groupBy(readings, ({ item }) => item).values()].flatMap(ofItem =>
    rowsOfWhole(metric, ofItem, context),
  );
}

/** The same of readings of changes, which count for each of their components. */
export function readingRowsOfChanges(
  metric: MetricId,
  readings: readonly Reading[],
  context: ReadingContext & {
    componentsOf: (change: string) => readonly string[];
  },
): DerivedRow[] {
  return readings.flatMap(reading => {
    const components = context.componentsOf(reading.item);
    const parts = components.map(component => ({ ...reading, component }));
    return rowsOfWhole(metric, parts.length > 0 ? parts : [reading], context);
  });
}

/** Rows of what is one thing; the one of them that decides counts for it. */
function rowsOfWhole(
  metric: MetricId,
  parts: readonly Reading[],
  { repository, teamOf, cohortOf }: ReadingContext,
): DerivedRow[] {
  const [decisive] = oncePerItem(parts);
  return parts.map(part => {
    const { item, component, at } = part;
    const isMeasured = part.status === 'measured';
    const team = component === undefined ? undefined : teamOf(component, at);
    const value = isMeasured ? Math.round(part.value) : undefined;
    return {
      repository,
      metric,
      item,
      component: component ?? null,
      team: team ?? null,
      cohort: cohortOf(item) ?? null,
      at,
      value: value ?? null,
      bin: value === undefined ? null : LogHistogram.binOf(value) ?? null,
      // What is open tells what it waits for.
      reason: (isMeasured ? part.openReason : part.reason) ?? null,
      is_open: isMeasured && part.isOpen,
      is_approximate: isMeasured && part.isApproximate,
      is_decisive: part === decisive,
    };
  });
}
