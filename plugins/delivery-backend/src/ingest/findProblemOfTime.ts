/** No program that tells of deliveries is older. */
const FIRST = Date.UTC(2005, 0, 1);
/** How far clocks may differ. */
const AHEAD_MS = 3_600_000;

/**
 * Why it cannot be believed that something happened at a time: clocks that are
 * not set say 1970, and what is told of the future would count for ever as the
 * latest.
 */
export function findProblemOfTime(time: Date, now: Date): string | undefined {
  const ms = time.getTime();
  if (Number.isNaN(ms)) {
    return 'is no time; write it as in 2026-03-03T09:30:00Z';
  }
  if (ms < FIRST) {
    return `is ${time.toISOString()}, before 2005; set the clock of the sender`;
  }
  if (ms > now.getTime() + AHEAD_MS) {
    return `is ${time.toISOString()}, more than an hour ahead; set the clock of the sender`;
  }
  return undefined;
}
