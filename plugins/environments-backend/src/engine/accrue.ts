import { StoredEnvironment } from '../environments/types';
import { StoredResource } from './types';

const HOUR_MS = 60 * 60_000;

/** What resources cost per hour, as they are. */
export function costPerHourOf(
  resources: Iterable<
    Pick<StoredResource, 'status' | 'costPerHour' | 'pausedCostPerHour'>
  >,
): number {
  let sum = 0;
  for (const { status, costPerHour, pausedCostPerHour } of resources) {
    switch (status) {
      case 'absent':
        break;
      case 'paused':
        sum += pausedCostPerHour;
        break;
      default:
        sum += costPerHour;
    }
  }
  return sum;
}

/** An environment from whose cost on another rate counts. */
export function withCost(
  environment: StoredEnvironment,
  costPerHour: number,
  now: Date,
): StoredEnvironment {
  // A clock that was set back gives nothing back.
  const hours = Math.max(
    0,
    (now.getTime() - environment.costAt.getTime()) / HOUR_MS,
  );
  return {
    ...environment,
    costPerHour,
    costSoFar: environment.costSoFar + hours * environment.costPerHour,
    costAt: hours > 0 ? now : environment.costAt,
  };
}
