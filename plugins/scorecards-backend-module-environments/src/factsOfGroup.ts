import { JsonValue } from '@backstage/types';
import {
  Deployment,
  EnvironmentPhase,
  EnvironmentSummary,
} from '@groundwork/backstage-plugin-environments-common';
import { approvalFacts } from './approvalFacts';
import { share } from './figures';

/** For how long requests of environments are looked back at. */
export const REQUEST_DAYS = 28;

/** What is known of a group that has anything. */
export interface KnownOfGroup {
  /** Those that exist. */
  environments: readonly EnvironmentSummary[];
  /** Those of them that nobody ends, by {@link isOrphan}. */
  orphans: number;
  /** Those that were asked for within 28 days, whether they exist still or not. */
  requests: readonly EnvironmentSummary[];
  /** Those that were asked for within 30 days. */
  deployments: readonly Deployment[];
  /** Id of the stage in which a release has arrived; none without stages. */
  lastStage?: string;
}

/** Environments are ended soon after their time is over, but not at once. */
const LATE_MS = 3_600_000;

/** It is paused until nobody wants it back, or is being deleted. */
const ENDING: ReadonlySet<EnvironmentPhase> = new Set([
  'pausing',
  'paused',
  'deleting',
]);

/** A failed one may be tried again; then it is made again, and neither. */
const GIVEN_UP: ReadonlySet<EnvironmentPhase> = new Set([
  'failed',
  'deleting',
  'delete-blocked',
  'deleted',
]);

/**
 * The facts of a group: of all that it and groups below it own. Of one that has
 * nothing, nothing is known.
 */
export function factsOfGroup(
  known: KnownOfGroup | undefined,
): Record<string, JsonValue | undefined> {
  if (!known) {
    return {};
  }
  const requests = known.requests.filter(isNoStage);
  const ended = requests.filter(it => wasMade(it) || wasGivenUp(it));
  // What waits for an approval has no end until somebody agrees
  const existing = known.environments.filter(
    it => isNoStage(it) && it.phase !== 'waiting',
  );
  return {
    'environments.requests28d': requests.length,
    'environments.successShare28d': share(ended.filter(wasMade).length, ended),
    'environments.ttlShare': share(
      existing.filter(({ expiresAt }) => expiresAt !== undefined).length,
      existing,
    ),
    'environments.orphans': known.orphans,
    ...approvalFacts(known),
  };
}

/**
 * Whether an environment that exists is one that nobody ends: its owner or its
 * component is gone, its time has been over for an hour and it runs still, or it
 * cannot be deleted.
 *
 * @param exists - Whether the catalog has an entity
 */
export function isOrphan(
  environment: EnvironmentSummary,
  { now, exists }: { now: number; exists: (entityRef: string) => boolean },
): boolean {
  const { owner, component, phase, expiresAt } = environment;
  const isLate =
    expiresAt !== undefined &&
    Date.parse(expiresAt) + LATE_MS < now &&
    !ENDING.has(phase);
  const isForsaken =
    !exists(owner) || (component !== undefined && !exists(component));
  return (
    phase === 'delete-blocked' || isLate || (isForsaken && phase !== 'deleting')
  );
}

function isNoStage({ stage }: EnvironmentSummary): boolean {
  return stage === undefined;
}

function wasMade({ readyAt }: EnvironmentSummary): boolean {
  return readyAt !== undefined;
}

function wasGivenUp({ creationFailedAt, phase }: EnvironmentSummary): boolean {
  return creationFailedAt !== undefined && GIVEN_UP.has(phase);
}
