/** The day of a time where the person is, `YYYY-MM-DD`. */
export function dayOf(time: Date): string {
  const part = (number: number) => `${number}`.padStart(2, '0');
  return [
    time.getFullYear(),
    part(time.getMonth() + 1),
    part(time.getDate()),
  ].join('-');
}

/** The day so many days later. */
export function dayAfter(days: number, now: Date): string {
  const time = new Date(now);
  time.setDate(time.getDate() + days);
  return dayOf(time);
}

/** The time at the end of a day where the person is; undefined if it is none. */
export function endOfDay(day: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    return undefined;
  }
  const time = new Date(`${day}T23:59:59`);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
