import { EnvironmentRequest } from '../spans/observed';
import { Reading, readSpan } from './Reading';

/** Raised when what it is changes. */
export const ENVIRONMENT_LEAD_TIME_DEFINITION_VERSION = 1;

/**
 * From when an environment was asked for to when it was healthy for the first
 * time, or now. What was given up before took until nothing.
 */
export function environmentLeadTimes(
  requests: readonly EnvironmentRequest[],
  { now }: { now: number },
): Reading[] {
  return requests.map(({ id: item, component, requestedAt, ...it }) => {
    const about = { item, component, at: it.readyAt ?? requestedAt };
    if (it.readyAt === undefined && it.endedAt !== undefined) {
      return { ...about, status: 'excluded', reason: 'givenUp' };
    }
    return readSpan(about, {
      start: requestedAt,
      end: it.readyAt ?? now,
      isOpen: it.readyAt === undefined,
    });
  });
}
