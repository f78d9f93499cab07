import {
  RefusedDefinition,
  RefusedNew,
} from '@groundwork/backstage-plugin-scorecards-common';
import { BrokenScorecard } from '../../definitions/types';
import { StoredRefused } from '../../definitions/RefusedStore';
import { shownPlace, withShownPlace } from '../../definitions/shownPlace';

/** The newest of what was refused of each scorecard, by its id. */
export function refusedById(
  refused: readonly StoredRefused[],
): Map<string, StoredRefused> {
  const newest = new Map<string, StoredRefused>();
  for (const it of refused) {
    const { scorecardId } = it;
    if (scorecardId !== undefined) {
      const known = newest.get(scorecardId);
      if (!known || known.since < it.since) {
        newest.set(scorecardId, it);
      }
    }
  }
  return newest;
}

/** A newer definition of a scorecard in force that was refused. */
export function presentRefused({
  location,
  since,
  problems,
}: StoredRefused): RefusedDefinition {
  return {
    location: shownPlace(location),
    since: since.toISOString(),
    problems: problems.map(problem => ({
      ...problem,
      message: withShownPlace(problem.message, location),
    })),
  };
}

/** A definition that has never been in force. */
export function presentRefusedNew(refused: StoredRefused): RefusedNew {
  return { scorecardId: refused.scorecardId, ...presentRefused(refused) };
}

/** A definition that was in force until its facts were gone. */
export function presentBroken(
  { scorecardId, version, origin, problems }: BrokenScorecard,
  since: Date,
): RefusedNew {
  return {
    scorecardId,
    location: shownPlace(origin),
    since: since.toISOString(),
    problems: problems.map(message => ({
      message: `Version ${version} cannot be evaluated any more: ${message}`,
    })),
  };
}

/** Why the definition in force is not the newest one, in a sentence. */
export function describeRefused(refused: StoredRefused): string {
  const { location, problems } = presentRefused(refused);
  const [first] = problems;
  if (!first) {
    return `The definition in ${location} is refused`;
  }
  const { line, column = 1, message } = first;
  const place = line === undefined ? location : `${location}:${line}:${column}`;
  const others = problems.length - 1;
  return `${place}: ${message}${others > 0 ? `, and ${others} more` : ''}`;
}
