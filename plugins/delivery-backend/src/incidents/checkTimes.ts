import { InputError } from '@backstage/errors';

/** How far clocks may differ. */
const AHEAD_MS = 60_000;

/** The times of an incident, in milliseconds since 1970. */
export interface IncidentTimes {
  startedAt?: number;
  detectedAt: number;
  resolvedAt?: number;
}

/** @throws InputError for times that cannot be meant */
export function checkTimes(times: IncidentTimes, now: Date): void {
  const { startedAt, detectedAt, resolvedAt } = times;
  for (const [field, at] of Object.entries(times)) {
    if (at !== undefined && at > now.getTime() + AHEAD_MS) {
      throw new InputError(
        `${field} is ${isoOf(
          at,
        )}, which is in the future; leave it out for now`,
      );
    }
  }
  if (startedAt !== undefined && startedAt > detectedAt) {
    throw new InputError(
      `startedAt is ${isoOf(startedAt)}, after detectedAt, ${isoOf(
        detectedAt,
      )}; nothing is detected before it begins`,
    );
  }
  if (resolvedAt !== undefined && resolvedAt < detectedAt) {
    throw new InputError(
      `resolvedAt is ${isoOf(resolvedAt)}, before detectedAt, ${isoOf(
        detectedAt,
      )}; correct one of them`,
    );
  }
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
