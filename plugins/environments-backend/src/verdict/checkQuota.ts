import {
  BlueprintPolicy,
  VerdictReason,
} from '@groundwork/backstage-plugin-environments-common';
import { nameOf } from '../deployments/words';
import { Usage } from './types';

/** Sums of costs are not exact to the last digit. */
export const COST_TOLERANCE = 1e-9;

/** What is to be had. */
export interface Wanted {
  policy: Pick<BlueprintPolicy, 'maxPerOwner' | 'maxCostPerDay'>;
  owner: string;
  isNew: boolean;
  costPerDay: number;
  /** What it costs already. */
  costPerDayBefore: number;
}

/** Why it is more than an owner may have. */
export function checkQuota(wanted: Wanted, usage: Usage): VerdictReason[] {
  const { owner, costPerDay, costPerDayBefore } = wanted;
  const { maxPerOwner, maxCostPerDay } = wanted.policy;
  const reasons: VerdictReason[] = [];
  if (
    wanted.isNew &&
    maxPerOwner !== undefined &&
    usage.environments >= maxPerOwner
  ) {
    reasons.push({
      code: 'quota',
      message: `${nameOf(owner)} has ${
        usage.environments
      } of ${maxPerOwner} environments of this blueprint; destroy one that is not needed any more`,
    });
  }
  if (
    maxCostPerDay !== undefined &&
    costPerDay > costPerDayBefore + COST_TOLERANCE &&
    usage.costPerDay + costPerDay > maxCostPerDay + COST_TOLERANCE
  ) {
    reasons.push({
      code: 'quota',
      message: `Environments of ${nameOf(
        owner,
      )} may cost ${maxCostPerDay} per day; the others cost ${toCents(
        usage.costPerDay,
      )}, and this one would cost ${toCents(costPerDay)}`,
    });
  }
  return reasons;
}

/** An amount as people read it. */
export function toCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
