import { setTimeout as sleep } from 'node:timers/promises';
import { EvaluationQueue } from './EvaluationQueue';

const LOOK_AGAIN_MS = 20;
const PATIENCE_MS = 5_000;

/**
 * Has an entity evaluated, and waits for it. When much waits to be evaluated
 * it may take longer than anybody wants to wait: then it comes in its turn.
 *
 * @returns whether it was evaluated
 */
export async function evaluateNow(
  entityRef: string,
  options: {
    marks: Pick<EvaluationQueue, 'mark' | 'isPending'>;
    patienceMs?: number;
    signal?: AbortSignal;
  },
): Promise<boolean> {
  const { marks, patienceMs = PATIENCE_MS, signal } = options;
  await marks.mark([entityRef]);
  for (let left = patienceMs; left > 0; left -= LOOK_AGAIN_MS) {
    await sleep(LOOK_AGAIN_MS, undefined, { signal });
    if (!(await marks.isPending(entityRef))) {
      return true;
    }
  }
  return false;
}
