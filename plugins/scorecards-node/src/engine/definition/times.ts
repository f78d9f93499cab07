import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { DateTime } from 'luxon';

const LONGEST_DURATION = durationToMilliseconds({ years: 10 });

/**
 * Reads a date, which begins at midnight UTC, or a time.
 *
 * @returns epoch milliseconds; undefined for what no calendar has
 */
export function parseTime(text: string): number | undefined {
  const time = DateTime.fromISO(text, { zone: 'utc' });
  return time.isValid ? time.toMillis() : undefined;
}

/** Says what is wrong with a duration that has to be some time. */
export function describeBadDuration(
  duration: HumanDuration,
): string | undefined {
  const milliseconds = durationToMilliseconds(duration);
  if (milliseconds < 1) {
    return 'must be longer than nothing, such as { days: 7 }';
  }
  if (milliseconds > LONGEST_DURATION) {
    return 'must be at most 10 years';
  }
  return undefined;
}
