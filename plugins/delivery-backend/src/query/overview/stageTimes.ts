import { StageTime } from '@groundwork/backstage-plugin-delivery-common';
import { STAGES, StageTotal } from './StageStore';

const HOUR_MS = 3_600_000;

/**
 * Hours per merged change, which add up over stages. Without a merged change
 * there is nothing that hours could be told of.
 */
export function stageTimes(
  totals: readonly StageTotal[],
  mergedChanges: number,
): StageTime[] {
  const hours = (time: number | undefined) =>
    time === undefined || mergedChanges === 0
      ? undefined
      : time / HOUR_MS / mergedChanges;
  return STAGES.map(stage => {
    const total = totals.find(it => it.stage === stage);
    const queueHours = hours(total?.queue);
    const touchHours = hours(total?.touch);
    return {
      stage,
      ...(queueHours !== undefined && { queueHours }),
      ...(touchHours !== undefined && { touchHours }),
      n: total?.items ?? 0,
      open: total?.open ?? 0,
    };
  });
}
