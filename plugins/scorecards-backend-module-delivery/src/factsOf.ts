import { JsonValue } from '@backstage/types';
import { ScopeFigures } from '@groundwork/backstage-plugin-delivery-common';
import { COUNT_FACTS, METRIC_FACTS, SHARE_FACTS } from './facts';

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
  const byId = new Map(figures.metrics.map(it => [it.id, it]));
  const metrics = METRIC_FACTS.map(({ id, metric, per, percentile }) => {
    const known = byId.get(metric);
    const value = percentile ? known?.[percentile] : known?.measured.value;
    const told = enough(value, known?.measured.n);
    return [id, told === undefined ? undefined : told / per];
  });
  const counts = COUNT_FACTS.map(({ id, count }) => [id, count(figures)]);
  const shares = SHARE_FACTS.map(({ id, share }) => {
    const { value, n } = share(figures) ?? {};
    return [id, enough(value, n)];
  });
  return Object.fromEntries([...metrics, ...counts, ...shares]);
}

/** A value that enough items tell. */
function enough(value: number | undefined, n = 0): number | undefined {
  return n < MIN_ITEMS ? undefined : value;
}
