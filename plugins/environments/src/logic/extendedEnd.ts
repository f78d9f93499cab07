const HOUR_MS = 60 * 60_000;

/**
 * When something ends that is extended: later than it would, or from now if its
 * time is over.
 *
 * @returns undefined beyond what a date can be
 */
export function extendedEnd(
  expiresAt: string,
  hours: number,
  now: Date,
): string | undefined {
  const from = Math.max(Date.parse(expiresAt), now.getTime());
  const end = new Date(from + hours * HOUR_MS);
  return Number.isNaN(end.getTime()) ? undefined : end.toISOString();
}
