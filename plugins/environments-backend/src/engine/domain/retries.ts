import { OperationError } from '@groundwork/backstage-plugin-environments-common';

/** How often what kind of failure is tried again. */
export interface RetryLimits {
  transient: number;
  quota: number;
  delete: number;
}

const FIRST_MS = { transient: 1_000, quota: 15_000 } as const;
const MAX_MS = { transient: 60_000, quota: 300_000 } as const;

/** Nothing that has failed waits longer to be tried again. */
export const LONGEST_RETRY_MS = Math.max(...Object.values(MAX_MS));

/**
 * How long to wait after an attempt that failed: twice as long each time up to a
 * limit, of which dice choose between half and all, so that many that failed
 * together do not come back together.
 *
 * @param attempts - how many there were, 1 after the first
 * @param dice - from 0 to less than 1
 * @returns undefined when it is not to be tried again
 */
export function retryAfterMs(
  error: Pick<OperationError, 'class'>,
  {
    attempts,
    isDelete,
    limits,
    dice,
  }: {
    attempts: number;
    isDelete: boolean;
    limits: RetryLimits;
    dice: number;
  },
): number | undefined {
  if (error.class === 'permanent' && !isDelete) {
    return undefined;
  }
  const kind = error.class === 'quota' ? 'quota' : 'transient';
  const limit = isDelete ? limits.delete : limits[kind];
  if (attempts >= limit) {
    return undefined;
  }
  const full = Math.min(MAX_MS[kind], FIRST_MS[kind] * 2 ** (attempts - 1));
  return Math.round(full * (0.5 + dice / 2));
}
