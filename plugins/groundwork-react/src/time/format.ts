const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30.44 * DAY;
const YEAR = 365.25 * DAY;

/** From which distance on a unit is used. */
const UNITS: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['year', YEAR],
  ['month', MONTH],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
];

/**
 * How long ago, or how soon: "4 minutes ago", "in 3 hours", "yesterday".
 *
 * Whole units only, rounded towards now: what is 89 minutes old is not two
 * hours old.
 *
 * @public
 */
export function formatRelativeTime(
  time: Date,
  now: Date,
  locale: string,
): string {
  const distance = time.getTime() - now.getTime();
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const unit = UNITS.find(([, length]) => Math.abs(distance) >= length);
  return unit
    ? format.format(Math.trunc(distance / unit[1]), unit[0])
    : format.format(0, 'second');
}

/**
 * Date and time with its zone: "21 November 2026 at 18:00 CET".
 *
 * @public
 */
export function formatAbsoluteTime(
  time: Date,
  locale: string,
  timeZone?: string,
): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(time);
}

/**
 * The day of a time: "3 Nov 2026".
 *
 * @public
 */
export function formatDay(
  time: Date,
  locale: string,
  timeZone?: string,
): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  }).format(time);
}

/**
 * The day and the time of day: "3 Nov 2026, 09:56". The zone is that of whoever
 * reads it, unless said.
 *
 * @public
 */
export function formatMoment(
  time: Date,
  locale: string,
  timeZone?: string,
): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(time);
}

/**
 * A time to come, with as much of the date as is needed: "18:00", "Tue 18:00",
 * "1 Dec, 18:00".
 *
 * @public
 */
export function formatUntil(
  time: Date,
  now: Date,
  locale: string,
  timeZone?: string,
): string {
  const format = (options: Intl.DateTimeFormatOptions, date = time) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(date);
  const clock = format({ timeStyle: 'short' });
  if (format({ dateStyle: 'short' }) === format({ dateStyle: 'short' }, now)) {
    return clock;
  }
  const isNear = Math.abs(time.getTime() - now.getTime()) < 6 * DAY;
  return isNear
    ? `${format({ weekday: 'short' })} ${clock}`
    : `${format({ day: 'numeric', month: 'short' })}, ${clock}`;
}
