import { TeamCapability } from '@groundwork/backstage-plugin-maturity-common';
import {
  CAPABILITIES,
  CapabilityLevel,
} from '@groundwork/backstage-plugin-scorecards-common';
import { Levels } from '../store';

/** Levels by capability; null where it is unmeasured. */
export function levelsOf(capabilities: readonly CapabilityLevel[]): Levels {
  return Object.fromEntries(
    capabilities.map(({ capability, level, unmeasured }) => [
      capability,
      unmeasured ? null : level,
    ]),
  );
}

/**
 * One for each of the six, in their order, with how much of it is known. What no
 * scorecard has said anything of is unmeasured.
 *
 * @param of - How many levels there are
 */
export function teamCapabilitiesOf(
  known: readonly CapabilityLevel[],
  of: number,
): TeamCapability[] {
  const byId = new Map(known.map(it => [it.capability, it]));
  return CAPABILITIES.map(capability => {
    const found = byId.get(capability) ?? {
      capability,
      level: 0,
      of,
      unmeasured: true,
      counts: { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 },
    };
    const { pass, fail, unknown, stale } = found.counts;
    const applicable = pass + fail + unknown + stale;
    return {
      ...found,
      ...(applicable > 0 && { coverage: (pass + fail) / applicable }),
    };
  });
}
