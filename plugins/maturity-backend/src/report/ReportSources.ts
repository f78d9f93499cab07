import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CohortsAnswer,
  ConstraintAnswer,
  DeliveryApi,
  DeliveryOverview,
  Period,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  MaturityDay,
  MaturityRemark,
  MaturityTeam,
} from '@groundwork/backstage-plugin-maturity-common';
import { Viewer } from '../authorization';
import { ReportTeam } from './ReportInput';

/** What a report reads of delivery. */
export interface ReportSources {
  overview(scope: string, period: Period): Promise<DeliveryOverview>;
  cohorts(scope: string, period: Period): Promise<CohortsAnswer>;
  constraint(scope: string, period: Period): Promise<ConstraintAnswer>;
}

/** What a report reads of teams. */
export interface ReportTeams {
  /**
   * Teams as they are now, of those that the caller may read.
   *
   * @throws NotFoundError where the caller sees no such group
   */
  readSnapshot(
    query: { group?: string },
    viewer: Viewer,
  ): Promise<ReportSnapshot>;
  /**
   * Levels on the last day of a period on which a team was measured, by its ref; a
   * team that was not has none. The period's end is no longer part of it.
   */
  readLastLevels(entityRefs: string[], period: Period): Promise<LastLevels>;
}

/** Levels of teams at the end of a time. */
export interface LastLevels {
  /** By the ref of the team. */
  levels: ReadonlyMap<string, MaturityDay['levels']>;
  /** By which models they are, as far as it was kept. */
  models: ReadonlySet<string>;
}

/** Teams, and what is to be known of them. */
export interface ReportSnapshot {
  /** What the organisation is called. */
  organisation: string;
  /** Of a group that was asked for. */
  group?: MaturityTeam;
  /** Those that the model is about. */
  teams: ReportTeam[];
  /** Whether some are left out. */
  partial: boolean;
  /** ISO 8601; left out before the first time. */
  measuredAt?: string;
  remarks: MaturityRemark[];
}

/** The service of delivery, as far as a report needs it. */
export interface ReportDelivery {
  as(options: {
    credentials: BackstageCredentials;
  }): Pick<DeliveryApi, 'getOverview' | 'getCohorts' | 'getConstraint'>;
}

/** What delivery tells somebody. */
export function deliverySources(
  delivery: ReportDelivery,
  credentials: BackstageCredentials,
): ReportSources {
  const api = delivery.as({ credentials });
  return {
    overview: (scope, period) => api.getOverview({ scope, ...period }),
    cohorts: (scope, period) => api.getCohorts({ scope, ...period }),
    constraint: (scope, period) => api.getConstraint({ scope, ...period }),
  };
}
