/**
 * The day of an ISO 8601 time, "3 Mar 2026"; what is no time stays as it is.
 */
export function formatDate(
  time: string,
  locale: string,
  timeZone?: string,
): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? time
    : new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone,
      }).format(date);
}
