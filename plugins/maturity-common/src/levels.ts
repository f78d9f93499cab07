import {
  Capability,
  CapabilityLevel,
  CheckStatus,
} from '@groundwork/backstage-plugin-scorecards-common';

/**
 * Where a team stands in a capability. `level` 0 with `unmeasured` means that nothing
 * is known; without it, that not even the lowest level is reached.
 *
 * @public
 */
export interface TeamCapability extends CapabilityLevel {
  /**
   * Checks of which something is known (pass, fail) ÷ checks that apply, 0 to 1; left
   * out where none applies.
   */
  coverage?: number;
}

/**
 * How many teams stand where in a capability.
 *
 * @public
 */
export interface LevelDistribution {
  capability: Capability;
  /** Teams by level, from 0 up; those that are unmeasured are not among them. */
  byLevel: number[];
  unmeasured: number;
  /**
   * The middle team's level, the lower one of two; left out where no team is measured.
   */
  median?: number;
}

/**
 * A check of the model, for one team.
 *
 * @public
 */
export interface MaturityCheck {
  checkId: string;
  title: string;
  level: number;
  status: CheckStatus;
  /** Why it does not pass, with values. */
  message?: string;
  /** ISO 8601: since when it has this status. */
  since?: string;
}

/**
 * A team on one day.
 *
 * @public
 */
export interface MaturityDay {
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  /** By capability; null where it was unmeasured. */
  levels: Partial<Record<Capability, number | null>>;
}
