import { Timeline } from '../deployments';
import { HEADLINE_CONFIDENCE } from '../links';
import { Link, Measured } from '../types';
import { Estimators } from './Estimators';
import { isIn, Period } from './Period';
import { coverageOf } from './Reading';

/** Raised when what the rate is changes. */
export const REWORK_RATE_DEFINITION_VERSION = 1;

/**
 * The share of deployments to production that were not planned: those that mend
 * a failed one, by a rollback, a revert or a hotfix. Of DORA's two wordings it
 * follows that of the guide ("as a result of an incident in production").
 * Redeployments of what is there are no deployments.
 *
 * @see https://dora.dev/guides/dora-metrics/
 */
export function reworkRate(
  timelines: readonly Timeline[],
  links: readonly Link[],
  {
    period,
    estimators,
    minConfidence = HEADLINE_CONFIDENCE,
  }: {
    period: Period;
    estimators: Pick<Estimators, 'rateInterval'>;
    minConfidence?: number;
  },
): Measured {
  const mending = new Set(
    links
      .filter(
        it => it.from.kind === 'deployment' && it.confidence >= minConfidence,
      )
      .map(({ from }) => from.id),
  );
  const inProduction = timelines
    .flatMap(({ deployments }) => deployments)
    .filter(
      it =>
        it.isProduction && it.result === 'succeeded' && it.kind !== 'redeploy',
    );
  const inPeriod = inProduction.filter(it =>
    isIn(period, it.finishedAt ?? it.startedAt!),
  );
  const n = inPeriod.length;
  const hits = inPeriod.filter(({ id }) => mending.has(id)).length;
  return {
    value: n > 0 ? hits / n : undefined,
    n,
    interval: n > 0 ? estimators.rateInterval(hits, n) : undefined,
    coverage: coverageOf(n, n),
    excluded: {},
    definitionVersion: REWORK_RATE_DEFINITION_VERSION,
  };
}
