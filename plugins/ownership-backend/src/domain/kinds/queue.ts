import { boundedWalk } from './steps';
import { KindRules, WalkStep } from './types';

const MAX_LENGTH = 255;

/** What is appended to a queue's name for that of its rejects or retries. */
const COMPANIONS = [
  'dlq',
  'dlt',
  'dead-letter',
  'deadletter',
  'retry',
  'parking-lot',
];

function normalise(text: string): string | undefined {
  const lower = text.trim().toLowerCase();
  const name = lower.replace(
    /^projects\/[^/]+\/(?:topics|subscriptions)\//,
    '',
  );
  const valid =
    name.length <= MAX_LENGTH &&
    /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.:/~-]*$/u.test(name);
  return valid && !/^projects\/[^/]+\/(?:topics|subscriptions)\//.test(name)
    ? name
    : undefined;
}

function withoutCompanion(name: string): string | undefined {
  for (const companion of COMPANIONS) {
    const end = name.length - companion.length - 1;
    if (end > 0 && name.endsWith(companion) && /[._-]/.test(name[end])) {
      return name.slice(0, end);
    }
  }
  return undefined;
}

function withoutVersion(name: string): string | undefined {
  const unversioned = name.replace(/[._-]v[0-9]{1,4}$/, '');
  return unversioned === name || unversioned === '' ? undefined : unversioned;
}

function walk(key: string): WalkStep[] {
  const name = key.replace(/\.fifo$/, '');
  const base = withoutCompanion(name);
  const unversioned = withoutVersion(base ?? name);
  const steps: WalkStep[] = [];
  if (base !== undefined) {
    const match = 'queue of the dead letters or retries';
    steps.push({ key: base, match, closeness: 0.9 });
  }
  if (unversioned !== undefined) {
    const match = 'queue of any version';
    steps.push({ key: unversioned, match, closeness: 0.6 });
  }
  return boundedWalk({ kind: 'queue', key }, steps);
}

/**
 * Queues, topics and streams by their name.
 *
 * @internal
 */
export const queueRules: KindRules = {
  kind: 'queue',
  specificity: 0.85,
  normalise,
  walk,
};
