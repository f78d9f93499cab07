import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import { PathProblem } from '../problems';

const AT = ['spec', 'policy'];
const LONGEST_MS = durationToMilliseconds({ years: 10 });
const MINUTE_MS = 60_000;

/** Finds durations that cannot be meant. */
export function checkPolicy({
  policy,
}: Pick<BlueprintDefinition, 'policy'>): PathProblem[] {
  const { defaultTtl, maxTtl, idlePause, grace, approval } = policy;
  const problems = [
    ...checkDuration(grace, [...AT, 'grace'], 0),
    ...checkDuration(defaultTtl, [...AT, 'defaultTtl'], MINUTE_MS),
    ...checkDuration(maxTtl, [...AT, 'maxTtl'], MINUTE_MS),
    ...checkDuration(idlePause, [...AT, 'idlePause'], MINUTE_MS),
    ...checkDuration(
      approval?.validFor,
      [...AT, 'approval', 'validFor'],
      MINUTE_MS,
    ),
  ];
  if (
    defaultTtl &&
    maxTtl &&
    durationToMilliseconds(defaultTtl) > durationToMilliseconds(maxTtl)
  ) {
    problems.push({
      path: [...AT, 'defaultTtl'],
      message: "must not be longer than 'maxTtl'",
    });
  }
  return problems;
}

function checkDuration(
  duration: HumanDuration | undefined,
  path: readonly string[],
  atLeastMs: number,
): PathProblem[] {
  if (!duration) {
    return [];
  }
  const ms = durationToMilliseconds(duration);
  if (ms < atLeastMs) {
    return [{ path, message: 'must be a minute or longer' }];
  }
  return ms > LONGEST_MS ? [{ path, message: 'must be at most 10 years' }] : [];
}
