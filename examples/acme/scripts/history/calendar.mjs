export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const OPENS = 9 * 60;
const CLOSES = 18 * 60;

/** Minutes east of UTC in winter; `summer` zones follow the European rule. */
const ZONES = {
  'Africa/Accra': { winter: 0 },
  'Africa/Johannesburg': { winter: 120 },
  'Africa/Lagos': { winter: 60 },
  'America/Argentina/Buenos_Aires': { winter: -180 },
  'America/Mexico_City': { winter: -360 },
  'Asia/Ho_Chi_Minh': { winter: 420 },
  'Asia/Kolkata': { winter: 330 },
  'Asia/Seoul': { winter: 540 },
  'Asia/Tokyo': { winter: 540 },
  'Europe/Berlin': { winter: 60, summer: true },
  'Europe/London': { winter: 0, summer: true },
  'Europe/Paris': { winter: 60, summer: true },
  'Europe/Stockholm': { winter: 60, summer: true },
  UTC: { winter: 0 },
};

function lastSundayAtOne(year, month) {
  const lastDay = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, lastDay.getUTCDate() - lastDay.getUTCDay(), 1);
}

/**
 * Minutes east of UTC at a moment.
 *
 * Written out rather than asked of Intl: time-zone data differs between
 * versions of Node, and one minute would change every commit id.
 */
export function offsetMinutes(zone, time) {
  const rule = ZONES[zone];
  if (!rule) throw new Error(`no rule for the time zone '${zone}'`);
  if (!rule.summer) return rule.winter;
  const year = new Date(time).getUTCFullYear();
  const isSummer =
    time >= lastSundayAtOne(year, 2) && time < lastSundayAtOne(year, 9);
  return rule.winter + (isSummer ? 60 : 0);
}

/** `1772445600 +0100`, as git stores a time. */
export function gitTime(time, zone) {
  const offset = offsetMinutes(zone, time);
  const size = Math.abs(offset);
  const digits = n => String(n).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  const east = `${sign}${digits(Math.floor(size / 60))}${digits(size % 60)}`;
  return `${Math.floor(time / 1000)} ${east}`;
}

/** Midnight before a moment, and the minutes since, on a clock in the zone. */
function wallClock(zone, time) {
  const local = time + offsetMinutes(zone, time) * MINUTE;
  const midnight = Math.floor(local / DAY) * DAY;
  return { midnight, minute: (local - midnight) / MINUTE };
}

/** Monday to Friday, and not between Christmas and New Year. */
function isWorkingDay(midnight) {
  const date = new Date(midnight);
  const weekday = date.getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  return !(month === 11 && day >= 24) && !(month === 0 && day === 1);
}

export function isWorkingTime(zone, time) {
  const { midnight, minute } = wallClock(zone, time);
  return isWorkingDay(midnight) && minute >= OPENS && minute < CLOSES;
}

/**
 * The moment itself when it is in working hours; else shortly before the last
 * closing time.
 *
 * @param slack - how long before closing, so that not all end at 18:00
 */
export function workingTimeBefore(zone, time, slack) {
  if (isWorkingTime(zone, time)) return time;
  const { midnight, minute } = wallClock(zone, time);
  let day = minute >= CLOSES ? midnight : midnight - DAY;
  while (!isWorkingDay(day)) day -= DAY;
  const local = day + CLOSES * MINUTE - slack;
  return local - offsetMinutes(zone, local) * MINUTE;
}

// Somebody of every team is at work then, whatever their time zones.
const FIRST_HOUR = 7;
const LAST_HOUR = 17;
const MINUTES_PER_DAY = (LAST_HOUR - FIRST_HOUR) * 60;

/** A year of working days as one line of minutes on which events are put. */
export function createWorkingYear(end) {
  const days = [];
  for (let day = end - 364 * DAY; day <= end; day += DAY) {
    if (isWorkingDay(day)) days.push(day);
  }
  return {
    minutes: days.length * MINUTES_PER_DAY,
    timeAt(position) {
      const index = Math.min(
        Math.floor(position / MINUTES_PER_DAY),
        days.length - 1,
      );
      const minute = position - index * MINUTES_PER_DAY;
      return days[index] + FIRST_HOUR * HOUR + Math.round(minute) * MINUTE;
    },
    positionOf(time) {
      const index = days.filter(day => day + LAST_HOUR * HOUR <= time).length;
      if (index === days.length) return index * MINUTES_PER_DAY;
      const minute = (time - days[index] - FIRST_HOUR * HOUR) / MINUTE;
      return index * MINUTES_PER_DAY + Math.max(0, minute);
    },
  };
}
