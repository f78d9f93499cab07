/**
 * What to read from git. No token is needed for what can be cloned without one.
 *
 * @public
 */
export interface BackfillRequest {
  /** An address, or a path that the portal's settings allow. */
  repository: string;
  /** Entity ref, where the whole repository is one component. */
  component?: string;
  /** What stands for deployments to production: `tags`, or `branch:<name>`. */
  releases?: string;
  /**
   * What its changes are called by, such as `github.com/acme/orders`; what its
   * address says unless said, or for a path, its `origin`.
   */
  name?: string;
  /** YAML that maps paths to components, in place of `component`. */
  paths?: string;
}

/**
 * A repository that is read from git.
 *
 * @public
 */
export interface Backfill {
  id: string;
  repository: string;
  status: 'queued' | 'running' | 'succeeded' | 'failed';
  requestedAt: string;
  startedAt?: string;
  finishedAt?: string;
  /** What is wrong, and what to do. */
  error?: string;
  /** The commit that it was read up to. */
  head?: string;
  /** What was found, so far. */
  counts: {
    commits: number;
    changes: number;
    releases: number;
    reverts: number;
    assisted: number;
  };
  /** What stands for something else, such as tags for deployments. */
  remarks: string[];
}
