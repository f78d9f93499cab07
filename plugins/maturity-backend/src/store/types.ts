import { MetricId } from '@groundwork/backstage-plugin-delivery-common';
import {
  MaturityConstraint,
  MaturityModel,
  MaturityRemark,
} from '@groundwork/backstage-plugin-maturity-common';
import {
  Capability,
  CapabilityLevel,
  CheckStatus,
  DefinitionProblem,
} from '@groundwork/backstage-plugin-scorecards-common';

/** A group, as far as the catalog's word about it is needed. */
export interface Group {
  entityRef: string;
  title: string;
  /** Ref of the group that it is part of. */
  parent?: string;
  type?: string;
  /** Whether the model selects it. */
  graded: boolean;
}

/** What a check says of a group. */
export interface StoredCheck {
  checkId: string;
  status: CheckStatus;
  message?: string;
  since?: string;
}

/** Where a group stands by the model, as scorecards says it. */
export interface StoredStanding {
  capabilities: CapabilityLevel[];
  checks: StoredCheck[];
  practices: StoredCheck[];
  /** ISO 8601: up to when facts are taken into account. */
  evaluatedAt: string;
}

/** What delivery says of a group, over the time that the model is proven by. */
export interface StoredFigures {
  mergedChanges: number;
  waitingChanges: number;
  outcomes: Partial<Record<MetricId, number>>;
}

/** A group with what was read of it. */
export interface StoredTeam extends Group {
  standing?: StoredStanding;
  figures?: StoredFigures;
}

/** What holds up the changes of a scope, as delivery said it last. */
export interface StoredFinding {
  constraint: MaturityConstraint;
  /** Whether it is of made-up events. */
  isDemo: boolean;
  /** ISO 8601. */
  readAt: string;
}

/** Levels by capability; null where it was unmeasured. */
export type Levels = Partial<Record<Capability, number | null>>;

/** A group's levels on a day. */
export interface TeamDay {
  entityRef: string;
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  levels: Levels;
  /** Id and version of the model that they are by, where it was kept. */
  model?: string;
}

/** A model with where it comes from. */
export interface ModelInForce {
  model: MaturityModel;
  origin: string;
  /** Why a newer one is not in force. */
  refused?: { since: string; problems: DefinitionProblem[] };
}

/** How far what is stored can be trusted. */
export interface RefreshState {
  /** Another whenever something that a snapshot has is. */
  revision: number;
  /** ISO 8601: when all was read last. */
  measuredAt?: string;
  /** What could not be read then. */
  problems: MaturityRemark[];
}
