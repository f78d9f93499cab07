const DAY = 24 * 60 * 60_000;

/** The backend allows no longer quarantine. */
const LONGEST_DAYS = 90;

/** As long as most take to mend a test. */
const USUAL_DAYS = 14;

/** A day as fields for dates have it, in UTC. */
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Which days can be chosen as the last of a quarantine, and which is usual. */
export function quarantineDays(now: Date): {
  first: string;
  usual: string;
  last: string;
} {
  const time = now.getTime();
  return {
    first: dayOf(time),
    usual: dayOf(time + USUAL_DAYS * DAY),
    // The end of the day has to be within the longest time, too.
    last: dayOf(time + (LONGEST_DAYS - 1) * DAY),
  };
}

/** The end of a day. */
export function endOfDay(day: string): string {
  return `${day}T23:59:59.000Z`;
}
