import { TimestampColumn } from '@groundwork/backstage-plugin-groundwork-node';

/** What the kill test reads of the queue's table. */
export interface EnvironmentQueueRow {
  key: string;
  epoch: number | string;
  leased_until: TimestampColumn | null;
}

/** Whether another lease was given since, and the work under it is over. */
export function isTakenOver(
  before: EnvironmentQueueRow | undefined,
  now: EnvironmentQueueRow | undefined,
): boolean {
  return (
    !now ||
    (String(now.epoch) !== String(before?.epoch) && now.leased_until === null)
  );
}
