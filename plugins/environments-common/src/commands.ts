import { EnvironmentRequest } from './verdict';

/**
 * What to make of an environment instead of what it is. With the digest of a plan,
 * only what that plan says is done.
 *
 * @public
 */
export type EnvironmentChange =
  /** Inputs are given whole. */
  | {
      action: 'update';
      inputs?: EnvironmentRequest['inputs'];
      ref?: string;
      planDigest?: string;
    }
  /** The branch as it is now, or what is wanted once more. */
  | { action: 'redeploy'; planDigest?: string };

/**
 * What to do with an environment.
 *
 * @public
 */
export type EnvironmentCommand =
  | { action: 'extend'; hours: number }
  | { action: 'pause' }
  | { action: 'resume' }
  | EnvironmentChange
  | { action: 'cancel' }
  /** After a failure, or when it is blocked. */
  | { action: 'retry' }
  /** The name says that it is meant. */
  | { action: 'destroy'; confirmName: string };

/**
 * What to do with something that no environment knows of.
 *
 * @public
 */
export type OrphanCommand =
  | { action: 'adopt' }
  | { action: 'destroy' }
  | { action: 'ignore'; reason: string };
