import {
  DAY,
  HOUR,
  MINUTE,
  isWorkingTime,
  offsetMinutes,
} from '../history/calendar.mjs';

const OPENS = 9 * HOUR;
const CLOSES = 18 * HOUR;

/** @typedef {{ next(time: number): number, add(time: number, work: number): number }} Clock */

/** @returns {number} midnight before a moment, as if local time were UTC */
function localMidnight(zone, time) {
  const local = time + offsetMinutes(zone, time) * MINUTE;
  return Math.floor(local / DAY) * DAY;
}

function toUtc(zone, local) {
  return local - offsetMinutes(zone, local) * MINUTE;
}

/**
 * Working hours of a zone: Monday to Friday, nine to six.
 *
 * @param {string} zone
 * @returns {Clock}
 */
export function workingClock(zone) {
  /** The moment itself in working hours, else when they begin again. */
  function next(time) {
    if (isWorkingTime(zone, time)) return time;
    let day = localMidnight(zone, time);
    for (;;) {
      const opens = toUtc(zone, day + OPENS);
      if (opens >= time && isWorkingTime(zone, opens)) return opens;
      day += DAY;
    }
  }
  /** When work is done that begins at a moment and rests outside the hours. */
  function add(time, work) {
    let at = next(time);
    let left = work;
    for (;;) {
      const closes = toUtc(zone, localMidnight(zone, at) + CLOSES);
      if (at + left <= closes) return at + left;
      left -= closes - at;
      at = next(closes);
    }
  }
  return { next, add };
}

/** Machines never rest. @type {Clock} */
export const machineClock = {
  next: time => time,
  add: (time, work) => time + work,
};
