import { JsonValue } from '@backstage/types';
import { ScopeFigures } from '@groundwork/backstage-plugin-delivery-common';
import { COUNT_FACTS, METRIC_FACTS } from './facts';

/** Fewer say more of single changes than of how they are made. */
const MIN_ITEMS = 5;

/**
 * The facts of a component or a group. What is not known is left out: of what
 * nothing was ever told, all of it, and of a metric, what fewer than five items
 * tell.
 */
export function factsOf(
  figures: ScopeFigures,
): Record<string, JsonValue | undefined> {
  if (!figures.hasData) {
    return {};
  }
  const measured = new Map(
    figures.metrics.map(it => [it.id, it.measured] as const),
  );
  const metrics = METRIC_FACTS.map(({ id, metric, per }) => {
    const { value, n = 0 } = measured.get(metric) ?? {};
    return [
      id,
      value === undefined || n < MIN_ITEMS ? undefined : value / per,
    ] as const;
  });
  const counts = COUNT_FACTS.map(({ id, count }) => [id, count(figures)]);
  return Object.fromEntries([...metrics, ...counts]);
}
