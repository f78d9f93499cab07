import { StoredWaiver } from './types';

const DAY_MS = 24 * 60 * 60_000;

/** How long before a waiver ends that is told. */
export const REMIND_BEFORE_MS: readonly number[] = [14 * DAY_MS, 3 * DAY_MS];

/** From when on there may be something to tell of a waiver. */
export const FIRST_REMINDER_MS = Math.max(...REMIND_BEFORE_MS);

/**
 * Whether it is now to be told that a waiver ends soon: once for each of the
 * times, and not for those that were over when it was granted.
 */
export function isReminderDue(
  {
    expiresAt,
    decidedAt,
    remindedAt,
  }: Pick<StoredWaiver, 'expiresAt' | 'decidedAt' | 'remindedAt'>,
  now: Date,
): boolean {
  if (expiresAt <= now) {
    return false;
  }
  const since = Math.max(decidedAt?.getTime() ?? 0, remindedAt?.getTime() ?? 0);
  return REMIND_BEFORE_MS.some(before => {
    const at = expiresAt.getTime() - before;
    return at <= now.getTime() && at > since;
  });
}
