import { oncePerCopies, Timeline } from '../deployments';
import { HEADLINE_CONFIDENCE } from '../links';
import { Link, Measured } from '../types';
import { releasesToJudge } from './changeFailRate';
import { Estimators } from './Estimators';
import { Period } from './Period';
import { measureRate, readHit } from './rates';
import { Reading } from './Reading';

/** Raised when what the rate is changes. */
export const REWORK_RATE_DEFINITION_VERSION = 1;

/**
 * Whether each release, and each rollback, mends a failed one, by a rollback, a
 * revert or a hotfix. As for the fail rate, copies of production count once, and
 * redeployments of what is there are none.
 */
export function reworks(
  timelines: readonly Timeline[],
  links: readonly Link[],
  { minConfidence = HEADLINE_CONFIDENCE }: { minConfidence?: number } = {},
): Reading[] {
  const mending = new Set(
    links
      .filter(
        it => it.from.kind === 'deployment' && it.confidence >= minConfidence,
      )
      .map(({ from }) => from.id),
  );
  const rollbacks = oncePerCopies(
    timelines,
    ({ kind, result }) => kind === 'rollback' && result === 'succeeded',
  );
  return [
    ...releasesToJudge(timelines, links, minConfidence),
    ...rollbacks,
  ].map(({ deployments, component, finishedAt: at }) =>
    readHit(
      { item: deployments[0].id, component, at },
      deployments.some(({ id }) => mending.has(id)),
    ),
  );
}

/**
 * The share of deployments to production that were not planned: those that mend
 * a failed one. Of DORA's two wordings it follows that of the guide ("as a
 * result of an incident in production").
 *
 * @see https://dora.dev/guides/dora-metrics/
 */
export function reworkRate(
  timelines: readonly Timeline[],
  links: readonly Link[],
  {
    period,
    estimators,
    minConfidence,
  }: {
    period: Period;
    estimators: Pick<Estimators, 'rateInterval'>;
    minConfidence?: number;
  },
): Measured {
  return measureRate(reworks(timelines, links, { minConfidence }), {
    period,
    estimators,
    definitionVersion: REWORK_RATE_DEFINITION_VERSION,
  });
}
