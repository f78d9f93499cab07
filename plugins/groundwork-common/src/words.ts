const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

/**
 * A day (UTC) in a sentence, as in `22 Nov 2026`. Written out here, since what
 * `Intl` makes of it differs from one version of its data to the next.
 *
 * @public
 */
export function dayInWords(time: Date | string | number): string {
  const at = new Date(time);
  return `${at.getUTCDate()} ${
    MONTHS[at.getUTCMonth()]
  } ${at.getUTCFullYear()}`;
}

/**
 * A time in a sentence, as in `22 Nov 2026, 10:00 UTC`.
 *
 * @public
 */
export function timeInWords(time: Date | string | number): string {
  const at = new Date(time);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${dayInWords(at)}, ${two(at.getUTCHours())}:${two(
    at.getUTCMinutes(),
  )} UTC`;
}
