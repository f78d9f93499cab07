import { Capability } from '@groundwork/backstage-plugin-scorecards-common';
import { MaturityContext } from './context';
import { LevelDistribution, TeamCapability } from './levels';
import { ReferenceLine } from './model';
import { ModelProof } from './proof';
import { AmplifierReadiness, MaturityConstraint, MaturityTeam } from './team';

/**
 * What is asked of the organisation, or of a part of it.
 *
 * @public
 */
export interface OrganisationQuery {
  /** Ref of a group: it and all below it. All groups unless said. */
  group?: string;
}

/**
 * A row of the heat map.
 *
 * @public
 */
export interface TeamRow extends MaturityTeam {
  /** Refs of the groups above it, the highest first. */
  path: string[];
  /** One for each of the six, in their order. */
  capabilities: TeamCapability[];
  readiness: AmplifierReadiness['verdict'];
  /** The stage that holds the team up, where it is named. */
  constraint?: { capability?: Capability; stage: string; share: number };
}

/**
 * A week of all teams together.
 *
 * @public
 */
export interface OrganisationWeek {
  /** `YYYY-MM-DD`: when it begins, on a Monday, UTC. */
  week: string;
  /** Teams by level, from 0 up, on its last measured day, by capability. */
  byLevel: Partial<Record<Capability, number[]>>;
  unmeasured: Partial<Record<Capability, number>>;
}

/**
 * What `GET /organisation` answers. Rows are in the order of the tree of groups, never
 * in that of their levels.
 *
 * @public
 */
export interface OrganisationMaturity extends MaturityContext {
  /** The part that was asked of; left out for all. */
  group?: MaturityTeam;
  /** Groups that can be asked of. */
  groups: MaturityTeam[];
  teams: TeamRow[];
  /** How many teams the caller may not read, is not told: only that there are some. */
  partial: boolean;
  /** Whether teams may be sorted by level: `maturity.compareTeams`. */
  compareTeams: boolean;
  distribution: LevelDistribution[];
  /** Share of checks of which something is known, 0 to 1, over all teams. */
  coverage?: number;
  constraint?: MaturityConstraint;
  readiness: { ships: number; pilesUp: number; unclear: number; text: string };
  /** Oldest first, at most 26. */
  trend: OrganisationWeek[];
  proof: ModelProof;
  references: ReferenceLine[];
}
