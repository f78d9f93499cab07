import { ChangeSummary } from './changes';

/**
 * A deployment of a component to production.
 *
 * @public
 */
export interface RecentDeployment {
  id: string;
  environment: string;
  version?: string;
  sha: string;
  kind: 'deploy' | 'redeploy' | 'rollback';
  result: string;
  at: string;
}

/**
 * What `GET /recent` answers: what happened to a component last, the newest first.
 *
 * @public
 */
export interface RecentActivity {
  component: string;
  /** To production, three at most. */
  deployments: RecentDeployment[];
  /** Merged, three at most. */
  changes: ChangeSummary[];
}
