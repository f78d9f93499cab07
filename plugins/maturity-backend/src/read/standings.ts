import {
  EntityScorecards,
  EntityScorecard,
} from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardIdsOf } from '../model';
import { ModelInForce, StoredCheck, StoredStanding } from '../store';

/** Where a group stands by the model, of all its scorecards. */
export function standingOf(
  { scorecards }: EntityScorecards,
  { model }: ModelInForce,
): StoredStanding | undefined {
  const ids = scorecardIdsOf(model);
  const levels = scorecards.find(it => it.scorecardId === ids.levels);
  const practices = scorecards.find(it => it.scorecardId === ids.practices);
  return (
    levels && {
      capabilities: levels.capabilities ?? [],
      checks: checksOf(levels),
      practices: practices ? checksOf(practices) : [],
      evaluatedAt: levels.evaluatedAt,
    }
  );
}

function checksOf({ checks }: EntityScorecard): StoredCheck[] {
  return checks
    .filter(({ enforced }) => enforced)
    .map(({ checkId, status, message, since }) => ({
      checkId,
      status,
      ...(message !== undefined && { message }),
      since,
    }));
}
