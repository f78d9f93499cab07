import { createHash } from 'node:crypto';
import { JsonObject } from '@backstage/types';

/**
 * The same for a step of a task however often it is run, as when the scaffolder
 * goes on with a task after a restart; another for each round of `each`.
 */
export function idempotencyKeyOf(
  {
    task,
    step,
    each,
  }: {
    task: { id: string };
    step?: { id?: string };
    each?: JsonObject;
  },
  input: unknown,
): string {
  const what = JSON.stringify([step?.id, each ?? null, each ? input : null]);
  const digest = createHash('sha256').update(what).digest('hex').slice(0, 32);
  return `scaffolder:${task.id}:${digest}`;
}
