import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  EntityScorecard,
  EntityScorecards,
  scorecardsReadPermission,
} from '@groundwork/backstage-plugin-scorecards-common';
import { ActionDeps } from './registerActions';

/** An entity with its scorecards, or those that are asked for. */
export async function findEntity(
  { access, readers }: Pick<ActionDeps, 'access' | 'readers'>,
  asked: { entityRef: string; scorecardId?: string },
  credentials: BackstageCredentials,
): Promise<EntityScorecards> {
  const caller = await access.callerWith(credentials, scorecardsReadPermission);
  const { entityRef, scorecardId } = asked;
  const found = await readers.entities.find(entityRef, caller);
  if (!found) {
    throw new NotFoundError(
      `There is no entity '${entityRef}' that you can read; check its kind, namespace and name`,
    );
  }
  if (scorecardId === undefined) {
    return found;
  }
  const scorecards = found.scorecards.filter(
    it => it.scorecardId === scorecardId,
  );
  if (scorecards.length === 0) {
    throw new NotFoundError(
      `${entityRef} is not part of a scorecard '${scorecardId}'; it is part of ${
        found.scorecards.map(it => it.scorecardId).join(', ') || 'none'
      }`,
    );
  }
  return { ...found, scorecards };
}

/** The name of the level that an entity has; undefined below the ladder. */
export function levelNameOf({
  level,
  levels,
}: Pick<EntityScorecard, 'level' | 'levels'>): string | undefined {
  return levels.find(it => it.level === level)?.name;
}
