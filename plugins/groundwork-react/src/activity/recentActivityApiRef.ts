import { ApiRef, createApiRef } from '@backstage/core-plugin-api';

/**
 * What happened to an entity last, the newest first.
 *
 * @public
 */
export interface RecentActivity {
  /** To production. */
  deployments: Array<{
    id: string;
    environment: string;
    version?: string;
    /** The commit that was deployed. */
    sha: string;
    kind: 'deploy' | 'redeploy' | 'rollback';
    /** Such as `succeeded` or `failed`. */
    result: string;
    /** ISO 8601. */
    at: string;
  }>;
  /** Merged. */
  changes: Array<{
    id: string;
    title: string;
    number?: number;
    /** Where it can be seen. */
    url?: string;
    /** `assisted`, `human` or `undeclared`. */
    cohort: string;
    /** ISO 8601. */
    mergedAt?: string;
  }>;
}

/**
 * Tells what happened to entities. Whoever knows provides it; those who would show it
 * ask whether somebody does, and do without otherwise.
 *
 * @public
 */
export interface RecentActivityApi {
  /** Undefined where nothing is known of it. */
  find(
    entityRef: string,
    options?: { signal?: AbortSignal },
  ): Promise<RecentActivity | undefined>;
}

/**
 * See {@link RecentActivityApi}.
 *
 * @public
 */
export const recentActivityApiRef: ApiRef<RecentActivityApi> = createApiRef({
  id: 'plugin.delivery.recent-activity',
});
