import {
  ScorecardDefinition,
  ScoredEntity,
  Waiver,
} from '@groundwork/backstage-plugin-scorecards-common';
import { statusAt } from '../../waivers/decideWaiver';
import { StoredWaiver } from '../../waivers/types';

/** A waiver as the API has it. */
export function presentWaiver(
  waiver: StoredWaiver,
  {
    entity,
    definition,
    now,
  }: { entity: ScoredEntity; definition: ScorecardDefinition; now: Date },
): Waiver {
  const { entityRef: _ref, remindedAt: _remindedAt, ...rest } = waiver;
  const titleOf = (checkId: string) =>
    definition.checks.find(({ id }) => id === checkId)?.title ?? checkId;
  const { compensatingCheckId } = waiver;
  return {
    ...rest,
    entity,
    scorecardTitle: definition.title,
    checkTitle: titleOf(waiver.checkId),
    compensatingCheckTitle: compensatingCheckId && titleOf(compensatingCheckId),
    status: statusAt(waiver, now),
    requestedAt: waiver.requestedAt.toISOString(),
    expiresAt: waiver.expiresAt.toISOString(),
    decidedAt: waiver.decidedAt?.toISOString(),
  };
}
