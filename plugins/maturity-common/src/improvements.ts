import { DeliveryStage } from '@groundwork/backstage-plugin-delivery-common';
import {
  Capability,
  CheckStatus,
  Remedy,
} from '@groundwork/backstage-plugin-scorecards-common';

/**
 * Something that a team can do next.
 *
 * @public
 */
export interface Improvement {
  capability: Capability;
  checkId: string;
  title: string;
  status: Exclude<CheckStatus, 'pass' | 'exempt'>;
  /** Why it does not pass, with values. */
  message?: string;
  /** Level of the check. */
  level: number;
  /** Whether all else of that level is reached, so that this alone lifts the team. */
  unlocks: boolean;
  /** What it saves, where the constraint of delivery says. */
  saves?: ImprovementSaving;
  remedy?: Remedy;
}

/**
 * Hours that a faster stage saves, in a replay of the period.
 *
 * @public
 */
export interface ImprovementSaving {
  stage: DeliveryStage;
  /** Per merged change, were the stage 20 % faster. */
  hoursPerChange: number;
  /** Of the replay. */
  interval?: { low?: number; high?: number };
  /** How many merged changes it rests on. */
  n: number;
}
