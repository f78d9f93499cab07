/** Milliseconds of an hour. */
export const HOUR = 3_600_000;

/** Milliseconds of a week. */
export const WEEK = 7 * 24 * HOUR;

/**
 * From a time until just before another; milliseconds since 1970, UTC. What
 * lasts at its end is open, so it must not reach beyond what was observed.
 */
export interface Period {
  from: number;
  to: number;
}

/** @throws RangeError unless it begins before it ends */
export function assertPeriod({ from, to }: Period): void {
  if (!(Number.isFinite(from) && Number.isFinite(to) && from < to)) {
    throw new RangeError(
      `period is from ${from} to ${to}: it must begin before it ends`,
    );
  }
}

/** @throws RangeError unless it is greater than 0 and less than 1 */
export function assertPart(name: string, value: number): void {
  if (!(value > 0 && value < 1)) {
    throw new RangeError(
      `${name} is ${value}: it must be between 0 and 1, such as 0.2`,
    );
  }
}
