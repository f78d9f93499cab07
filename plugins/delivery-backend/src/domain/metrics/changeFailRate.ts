import { countBy } from '../collections/countBy';
import { Release } from '../deployments';
import { HEADLINE_CONFIDENCE } from '../links';
import { Link, Measured } from '../types';
import { Estimators } from './Estimators';
import { failedDeployments } from './failedDeployments';
import { isIn, Period } from './Period';
import { coverageOf } from './Reading';

/** Raised when what the rate is changes. */
export const CHANGE_FAIL_RATE_DEFINITION_VERSION = 1;

const PENDING_MS = 7 * 24 * 60 * 60_000;

/**
 * The share of releases of which a deployment failed, each once however many
 * incidents it led to. Rollbacks are no releases. What failed is not known
 * before a release is 7 days old: until then it is pending, failed or not.
 *
 * @param options.minConfidence - With 0 it becomes an upper bound that counts
 *   incidents that were only near in time.
 * @see https://dora.dev/guides/dora-metrics/
 */
export function changeFailRate(
  releases: readonly Release[],
  links: readonly Link[],
  options: {
    period: Period;
    now: number;
    minConfidence?: number;
    estimators: Pick<Estimators, 'rateInterval'>;
  },
): Measured {
  const { period, now, estimators } = options;
  const failed = failedDeployments(
    links,
    options.minConfidence ?? HEADLINE_CONFIDENCE,
  );
  const inPeriod = releases.filter(it => isIn(period, it.finishedAt));
  const settled = inPeriod.filter(it => now - it.finishedAt >= PENDING_MS);
  const hits = settled.filter(({ deployments }) =>
    deployments.some(({ id }) => failed.has(id)),
  ).length;
  const n = settled.length;
  const pending = inPeriod.filter(it => now - it.finishedAt < PENDING_MS);
  return {
    value: n > 0 ? hits / n : undefined,
    n,
    interval: n > 0 ? estimators.rateInterval(hits, n) : undefined,
    coverage: coverageOf(n, inPeriod.length),
    excluded: countBy(pending, () => 'pending'),
    definitionVersion: CHANGE_FAIL_RATE_DEFINITION_VERSION,
  };
}
