import { DateTime } from 'luxon';

const FRIDAY = 5;
const BEGIN_HOUR = 9;
const END_HOUR = 17;

/** Whether people work then: from Monday to Friday, 9 to 17 o'clock. */
export function isWorkingHour(time: Date, timezone: string): boolean {
  const { weekday, hour } = DateTime.fromJSDate(time, { zone: timezone });
  return weekday <= FRIDAY && hour >= BEGIN_HOUR && hour < END_HOUR;
}
