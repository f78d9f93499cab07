import { NotFoundError } from '@backstage/errors';
import { CurrentDefinitions, CurrentScorecard } from '../definitions/types';

/** @throws NotFoundError when there is no such scorecard in force */
export function currentScorecard(
  { scorecards }: Pick<CurrentDefinitions, 'scorecards'>,
  id: string,
): CurrentScorecard {
  const scorecard = scorecards.get(id);
  if (!scorecard) {
    throw new NotFoundError(
      `There is no scorecard '${id.slice(0, 200)}'; there are ${
        [...scorecards.keys()].join(', ') || 'none'
      }`,
    );
  }
  return scorecard;
}

/** Those in force, by title. */
export function byTitle({
  scorecards,
}: Pick<CurrentDefinitions, 'scorecards'>): CurrentScorecard[] {
  return [...scorecards.values()].sort((a, b) =>
    a.definition.title.localeCompare(b.definition.title, 'en'),
  );
}
