/**
 * The kinds of conditions of an environment.
 *
 * - `Ready`: everything that is wanted is there and healthy;
 * - `Synced`: what was last wanted has been applied;
 * - `Drifted`: what is there is not what was applied;
 * - `Expiring`: its end is near;
 * - `Blocked`: nothing goes on until somebody does something.
 *
 * @public
 */
export type ConditionType =
  | 'Ready'
  | 'Synced'
  | 'Drifted'
  | 'Expiring'
  | 'Blocked';

/**
 * One thing that is known of an environment. Those whose `observedGeneration` is
 * not the environment's generation are about what was wanted before.
 *
 * @public
 */
export interface Condition {
  type: ConditionType;
  status: 'true' | 'false' | 'unknown';
  /** One word, for programs: `Provisioning`, `DeleteBlocked`, … */
  reason: string;
  /** A sentence, for people. */
  message: string;
  observedGeneration: number;
  /** ISO 8601: since when the status is so. */
  since: string;
}
