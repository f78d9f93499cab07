const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Repairs that the engine begins by itself within an hour. */
const MAX_REPAIRS = 3;
/** Between a repair that has failed and the next one. */
const FIRST_PAUSE_MS = 5 * MINUTE_MS;
const LONGEST_PAUSE_MS = HOUR_MS;

/** An operation that has succeeded or failed. */
export interface Attempt {
  isRepair: boolean;
  /** Whether nobody has asked for it. */
  isOfEngine: boolean;
  hasFailed: boolean;
  requestedAt: Date;
  finishedAt?: Date;
}

/**
 * Whether the engine may repair an environment: not more often within an hour than
 * helps, and after repairs that have failed, one after another, twice as long later
 * each time, up to an hour. What they need may be away for long.
 *
 * @param attempts - of the environment, the newest first
 */
export function mayRepair(attempts: readonly Attempt[], now: Date): boolean {
  const within = (at: Date | undefined, ms: number) => {
    const agoMs = at ? now.getTime() - at.getTime() : Infinity;
    // What is yet to come, was before the clock was set back.
    return agoMs >= 0 && agoMs < ms;
  };
  const begun = attempts.filter(
    it => it.isRepair && it.isOfEngine && within(it.requestedAt, HOUR_MS),
  );
  if (begun.length >= MAX_REPAIRS) {
    return false;
  }
  const other = attempts.findIndex(it => !it.isRepair || !it.hasFailed);
  const failed = other < 0 ? attempts : attempts.slice(0, other);
  const pauseMs = Math.min(
    LONGEST_PAUSE_MS,
    FIRST_PAUSE_MS * 2 ** (failed.length - 1),
  );
  return failed.length === 0 || !within(failed[0].finishedAt, pauseMs);
}
