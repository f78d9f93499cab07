import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { WaiverRequest } from '@groundwork/backstage-plugin-scorecards-common';
import { CurrentDefinitions, CurrentScorecard } from '../definitions/types';

/**
 * The scorecard that a request is about.
 *
 * @throws NotFoundError when there is none
 * @throws InputError when it is not about the entity
 */
export function requestedScorecard(
  { scorecardId }: Pick<WaiverRequest, 'scorecardId'>,
  { scorecards }: Pick<CurrentDefinitions, 'scorecards'>,
  entity: Entity,
): CurrentScorecard {
  const scorecard = scorecards.get(scorecardId);
  if (!scorecard) {
    throw new NotFoundError(
      `There is no scorecard '${scorecardId.slice(0, 200)}'; there are ${
        [...scorecards.keys()].join(', ') || 'none'
      }`,
    );
  }
  if (!scorecard.compiled.selects(entity)) {
    throw new InputError(
      `${stringifyEntityRef(entity)} is not part of scorecard '${
        scorecard.id
      }', so that nothing needs to be waived`,
    );
  }
  return scorecard;
}
