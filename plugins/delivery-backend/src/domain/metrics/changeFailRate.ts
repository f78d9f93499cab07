import { oncePerCopies, Release, releasesOf, Timeline } from '../deployments';
import { HEADLINE_CONFIDENCE } from '../links';
import { Link, Measured } from '../types';
import { Estimators } from './Estimators';
import { failedDeployments } from './failedDeployments';
import { Period } from './Period';
import { measureRate, readHit } from './rates';
import { Reading } from './Reading';

/** Raised when what the rate is changes. */
export const CHANGE_FAIL_RATE_DEFINITION_VERSION = 1;

/** How old a release has to be before it is said whether it failed. */
export const PENDING_MS = 7 * 24 * 60 * 60_000;

/** When nothing decides it any more whether a release failed. */
export interface Failing {
  now: number;
  minConfidence?: number;
}

/**
 * The releases of which it is asked whether they failed. One that never succeeded
 * is among them if it did harm, that is if something is linked to it; else nobody
 * ever used it, and it is neither a release nor a failure.
 */
export function releasesToJudge(
  timelines: readonly Timeline[],
  links: readonly Link[],
  minConfidence: number = HEADLINE_CONFIDENCE,
): Release[] {
  const failed = failedDeployments(links, minConfidence);
  const unsuccessful = oncePerCopies(
    timelines,
    ({ id, kind, result }) =>
      kind === 'deploy' && result !== 'succeeded' && failed.has(id),
  );
  return [
    ...releasesOf(timelines),
    ...unsuccessful.map(it => ({ ...it, isFirst: false })),
  ];
}

/**
 * Whether each release failed, that is one of its deployments. What failed is
 * not known before a release is 7 days old: until then it is pending, failed or
 * not.
 */
export function failures(
  releases: readonly Release[],
  links: readonly Link[],
  { now, minConfidence = HEADLINE_CONFIDENCE }: Failing,
): Reading[] {
  const failed = failedDeployments(links, minConfidence);
  return releases.map(({ deployments, component, finishedAt: at }) => {
    const about = { item: deployments[0].id, component, at };
    return now - at < PENDING_MS
      ? { ...about, status: 'excluded', reason: 'pending' }
      : readHit(
          about,
          deployments.some(({ id }) => failed.has(id)),
        );
  });
}

/**
 * The share of releases of which a deployment failed, each once however many
 * incidents it led to. Rollbacks are no releases.
 *
 * @param options.minConfidence - With 0 it becomes an upper bound that counts
 *   incidents that were only near in time.
 * @see https://dora.dev/guides/dora-metrics/
 */
export function changeFailRate(
  releases: readonly Release[],
  links: readonly Link[],
  options: Failing & {
    period: Period;
    estimators: Pick<Estimators, 'rateInterval'>;
  },
): Measured {
  return measureRate(failures(releases, links, options), {
    period: options.period,
    estimators: options.estimators,
    definitionVersion: CHANGE_FAIL_RATE_DEFINITION_VERSION,
  });
}
