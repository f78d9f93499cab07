import { HOUR, MINUTE } from '../history/calendar.mjs';
import { createRandom } from '../history/random.mjs';
import { ASSISTANCE, drawAssistance } from './assistance.mjs';
import { slugOf, titleOf, updateTitleOf } from './titles.mjs';

const BOT_SHARE = 0.05;
const ABANDONED_SHARE = 0.03;
const MERGE_COMMIT_SHARE = 0.2;
/** Merged in the evening, outside of working hours. */
const LATE_SHARE = 0.06;
const BROKEN_SHARE = 0.08;
/** Which part of the changes that fail does so while they are deployed. */
const FAILS_AT_ONCE = 0.2;
const TYPICAL_LINES = 60;
/** What a program that updates dependencies says of itself: nothing. */
const OF_PROGRAM = { isAssisted: false, declaresHuman: false };

/** Whole seconds: GitHub's times have no smaller parts. */
export function seconds(ms) {
  return Math.round(ms / 1000) * 1000;
}

/** Of mean 1 nearly, and never far from it: most work is much alike. */
function spread(random) {
  const sum = random.next() + random.next() + random.next() + random.next();
  return Math.exp((sum - 2) * 0.9);
}

/**
 * All that is decided of a change before it begins: whatever becomes of it in
 * the meantime, the same is drawn.
 *
 * @param {{ seed: string, team: import('./teams.mjs').Team, index: number, progress: number }} of
 */
export function drawChange({ seed, team, index, progress }) {
  const name = `${seed}/${team.group}/${index}`;
  const random = createRandom(`${name}/change`);
  const component = random.pick(team.components);
  const isBot = random.chance(BOT_SHARE);
  const assistance = drawAssistance({
    progress,
    random: createRandom(`${name}/assistance`),
  });
  const lines = linesOf({ isBot, ...assistance }, random);
  const title = isBot ? updateTitleOf(random) : titleOf(component, random);
  return {
    name,
    component,
    isBot,
    ...(isBot ? { ...OF_PROGRAM, fails: assistance.fails } : assistance),
    title,
    branch: isBot
      ? `dependabot/npm/${slugOf(title)}`
      : `${slugOf(title)}-${index}`,
    author: isBot ? 'dependabot[bot]' : random.pick(team.people),
    size: {
      added: lines,
      removed: Math.round(lines * random.next() * 0.6),
      files: Math.max(1, Math.round(lines / 40)),
    },
    commits: isBot ? 1 : random.int(1, 3),
    codedFor: seconds((0.5 + 3 * random.next()) * HOUR * (isBot ? 0.01 : 1)),
    isMergeCommit: random.chance(MERGE_COMMIT_SHARE),
    isAbandoned: random.chance(ABANDONED_SHARE),
    isBrokenAtFirst: !isBot && random.chance(BROKEN_SHARE),
    isLate: random.chance(LATE_SHARE),
    isSentBack: random.chance(team.review.rounds),
    wantsEnvironment: !isBot && random.chance(team.environment.share),
    reviewWork: reviewWork(team, lines, random),
    mergeDelay: seconds((2 + 25 * random.next()) * MINUTE),
    deployDelay: random.next(),
    failsAtOnce: random.chance(FAILS_AT_ONCE),
    random: createRandom(`${name}/course`),
  };
}

function linesOf({ isBot, isAssisted }, random) {
  const typical = isBot ? TYPICAL_LINES / 10 : TYPICAL_LINES;
  const factor = isAssisted && !isBot ? ASSISTANCE.sizeFactor : 1;
  return Math.max(2, Math.round(typical * factor * spread(random) ** 2));
}

/** Larger changes take longer to read, but not in proportion. */
function reviewWork({ review }, lines, random) {
  const bySize = Math.min(3, Math.max(0.3, (lines / TYPICAL_LINES) ** 0.35));
  return seconds(review.work * bySize * spread(random));
}
