import { Page } from '@groundwork/backstage-plugin-groundwork-common';
import { ApprovalRequest } from './approvals';
import {
  EnvironmentPhase,
  EnvironmentSummary,
  TimelineEvent,
} from './environment';
import { InventoryStatus, Orphan } from './orphans';

/**
 * Which environments, in which order.
 *
 * @public
 */
export interface EnvironmentQuery {
  /** `mine`: created by the caller; `owned`: of the caller's groups. */
  scope?: 'mine' | 'owned' | 'all';
  owner?: string;
  component?: string;
  blueprint?: string;
  phase?: EnvironmentPhase[];
  /** Part of the name. */
  search?: string;
  /** Also those that are gone. */
  deleted?: boolean;
  sort?: 'name' | 'createdAt' | 'expiresAt' | 'phase' | 'cost';
  order?: 'asc' | 'desc';
  /** 1 to 200; 50 by default. */
  limit?: number;
  cursor?: string;
}

/**
 * A page of environments.
 *
 * @public
 */
export type EnvironmentPage = Page<EnvironmentSummary> & {
  /** All that the query selects and the caller may read. */
  totalItems: number;
};

/**
 * A page of a timeline, newest first.
 *
 * @public
 */
export type TimelinePage = Page<TimelineEvent>;

/**
 * Of which environment or component, at least one of them.
 *
 * @public
 */
export interface TimelineQuery {
  environmentId?: string;
  component?: string;
  /** 1 to 200; 50 by default. */
  limit?: number;
  cursor?: string;
}

/**
 * Which lines of a log.
 *
 * @public
 */
export interface LogQuery {
  /** Only those with higher numbers. */
  after?: number;
  /** 1 to 2,000, which is the default. */
  limit?: number;
}

/**
 * Which deployments.
 *
 * @public
 */
export interface DeploymentQuery {
  component?: string;
  stage?: string;
  /** 1 to 200; 50 by default. */
  limit?: number;
  cursor?: string;
}

/**
 * Which approvals.
 *
 * @public
 */
export interface ApprovalQuery {
  status?: ApprovalRequest['status'];
  /** 1 to 200; 50 by default. */
  limit?: number;
  cursor?: string;
}

/**
 * What no environment knows of, and what was looked at.
 *
 * @public
 */
export interface OrphanList {
  items: Orphan[];
  inventories: InventoryStatus[];
}

/**
 * What an owner has, and may have.
 *
 * @public
 */
export interface OwnerQuota {
  owner: string;
  currency: string;
  environments: { used: number; limit?: number };
  costPerDay: { used: number; limit?: number };
  byBlueprint: Array<{
    blueprintId: string;
    title: string;
    used: number;
    limit?: number;
  }>;
}
