import { Transition } from '@groundwork/backstage-plugin-scorecards-common';

/**
 * Whether it tells of the first evaluation, before anything was known: the
 * level and the score that it holds say nothing then.
 */
export function isFirstUnknown({
  fromLevel,
  toLevel,
  checks,
}: Pick<Transition, 'fromLevel' | 'toLevel' | 'checks'>): boolean {
  return (
    fromLevel === undefined &&
    toLevel !== undefined &&
    checks.length > 0 &&
    checks.every(({ to }) => to === 'unknown')
  );
}
