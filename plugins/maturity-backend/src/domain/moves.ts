import {
  CapabilityMove,
  MaturityDay,
  MaturityModel,
  TeamCapability,
} from '@groundwork/backstage-plugin-maturity-common';

/** A team, as far as its levels go. */
export interface TeamLevels {
  entityRef: string;
  capabilities: readonly TeamCapability[];
}

/**
 * How levels moved. Teams are those of now: one that came into the group since counts
 * with the levels that it had elsewhere, and one that left does not count. A team that
 * was not measured at both times is unknown.
 *
 * @param before - levels by the ref of the team; null or left out where it was not
 * measured
 */
export function movesBetween(
  before: ReadonlyMap<string, MaturityDay['levels'] | null>,
  teams: readonly TeamLevels[],
  model: Pick<MaturityModel, 'capabilities'>,
): CapabilityMove[] {
  return model.capabilities.map(({ capability, title }) => {
    const move = {
      capability,
      title,
      higher: 0,
      lower: 0,
      same: 0,
      unknown: 0,
    };
    for (const { entityRef, capabilities } of teams) {
      const now = capabilities.find(it => it.capability === capability);
      const then = before.get(entityRef)?.[capability];
      if (!now || now.unmeasured || then === undefined || then === null) {
        move.unknown++;
      } else if (now.level > then) {
        move.higher++;
      } else if (now.level < then) {
        move.lower++;
      } else {
        move.same++;
      }
    }
    return move;
  });
}
