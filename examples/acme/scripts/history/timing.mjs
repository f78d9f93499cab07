import {
  HOUR,
  isWorkingTime,
  MINUTE,
  SECOND,
  workingTimeBefore,
} from './calendar.mjs';

/** Working minutes after the change before, for those that cannot wait. */
const GAPS = {
  night: () => 1,
  soon: random => random.int(25, 80),
  release: random => random.int(20, 300),
};

/** Where on the line of working minutes each change is merged. */
export function placeOnLine(changes, minutes, randomFor) {
  const gaps = changes.map((change, index) => {
    const random = randomFor(change, 'gap');
    if (index === 0) return { fixed: 0, share: 0 };
    const fixed = GAPS[change.gap]?.(random);
    if (fixed) return { fixed, share: 0 };
    return { fixed: 0, share: 0.05 + random.exponential(1) };
  });
  const taken = gaps.reduce((sum, { fixed }) => sum + fixed, 0);
  const shares = gaps.reduce((sum, { share }) => sum + share, 0);
  // A little is left at the end, for what has to wait until somebody works.
  const perShare = (minutes * 0.985 - taken) / shares;
  let position = 0;
  return gaps.map(({ fixed, share }) => {
    position += fixed + share * perShare;
    return position;
  });
}

/** The evening after, when the alert wakes whoever is on call. */
export function nightAfter(time, zone, random) {
  let at = time + 4 * HOUR;
  while (isWorkingTime(zone, at) || isWorkingTime(zone, at - 3 * HOUR)) {
    at += HOUR;
  }
  return at + random.int(0, 50) * MINUTE;
}

/** Waiting for a reviewer: mostly hours, sometimes more than a week. */
function reviewTime({ tool, random }) {
  // Roughly normal, from the sum of three even draws.
  const spread = random.next() + random.next() + random.next() - 1.5;
  const usual = (tool ? 8 : 6) * Math.exp(1.6 * spread);
  const forgotten = random.chance(0.12) ? random.int(40, 160) : 0;
  return Math.round((usual + forgotten) * 60) * MINUTE;
}

/** When the commits of a branch were written that is merged `at`. */
export function commitTimes({ change, author, at, notBefore, tool, random }) {
  const { commits, gap } = change;
  if (change.land === 'direct') return commits.map(() => at);
  const hurried = gap === 'soon' || gap === 'night';
  const snap = time =>
    author.isRobot || hurried
      ? time
      : workingTimeBefore(author.zone, time, random.int(5, 150) * MINUTE);
  const review = hurried
    ? random.int(8, 20) * MINUTE
    : reviewTime({ tool, random });
  let time = snap(at - review);
  const times = [];
  for (const index of commits.keys()) {
    // Nothing is written before the repository begins.
    const earliest = notBefore + (commits.length - index) * MINUTE;
    times.unshift(Math.max(time, earliest) + random.int(0, 50) * SECOND);
    const pause = hurried ? random.int(3, 12) : random.int(12, 190);
    time = snap(time - pause * MINUTE);
  }
  return times;
}
