import { attribute, chooseTool } from './attribution.mjs';
import {
  createWorkingYear,
  DAY,
  HOUR,
  isWorkingTime,
  MINUTE,
  SECOND,
} from './calendar.mjs';
import { branchName, giveNumbers } from './naming.mjs';
import { DEPENDABOT, personOf, TEAMS } from './people.mjs';
import { commitTimes, nightAfter, placeOnLine } from './timing.mjs';

function peopleOf(team) {
  return TEAMS[team].map(([handle, weight]) => [personOf(handle), weight]);
}

function chooseAuthor({ change, team, random }) {
  if (change.kind === 'bump') return DEPENDABOT;
  if (change.by) return personOf(change.by);
  return random.weighted(peopleOf(team));
}

/** Who presses the button: the author or a colleague, whoever is at work. */
function chooseMerger({ author, team, at, random }) {
  const atWork = peopleOf(team).filter(([{ zone }]) => isWorkingTime(zone, at));
  if (atWork.length === 0) return undefined;
  const authorIsThere =
    !author.isRobot && isWorkingTime(author.zone, at) && random.chance(0.5);
  return authorIsThere ? author : random.weighted(atWork);
}

function chooseLanding({ change, merging, random }) {
  if (change.land) return change.land;
  if (change.kind === 'revert') return 'squash';
  const several = change.commits.length > 1;
  const chance = several ? merging : merging / 2;
  return random.chance(chance) ? 'merge' : 'squash';
}

function plannedCommits({ change, author, tool, times, random }) {
  return change.commits.map((commit, index) => {
    const person = commit.by ? personOf(commit.by) : author;
    return {
      ...commit,
      ...attribute({ person, tool, random }),
      person,
      authoredAt: times[index],
    };
  });
}

function pairedWith({ change, author, team, random }) {
  if (change.kind !== 'change' || !random.chance(0.15)) return undefined;
  const others = peopleOf(team).filter(([person]) => person !== author);
  return random.weighted(others);
}

/** Who did it, how and when, for a change that is merged `at` or still open. */
function describe({ plan, randomFor, ...given }) {
  const { at, notBefore, merger, author, progress } = given;
  const { team, merging } = plan;
  const random = randomFor(given.change, 'commits');
  const dice = randomFor(given.change, 'tool');
  const tool = chooseTool({
    change: given.change,
    team,
    progress,
    random: dice,
  });
  const land = chooseLanding({ change: given.change, merging, random });
  const change = { ...given.change, land };
  const times = commitTimes({ change, author, at, notBefore, tool, random });
  return {
    ...change,
    mergedAt: at,
    merger,
    author,
    commits: plannedCommits({ change, author, tool, times, random }),
    pair: tool ? undefined : pairedWith({ change, author, team, random }),
    branch: branchName({ change, tool, random }),
    openedAt: times[times.length - 1] + random.int(2, 9) * MINUTE,
  };
}

function isDirect(change) {
  return change.land === 'direct';
}

/** The first moment from `at` on when somebody can merge, and who. */
function whenSomebodyWorks({ change, author, team, at, random }) {
  const onlyAuthor = isDirect(change) && change.by;
  for (let time = at; ; time += 10 * MINUTE) {
    if (onlyAuthor && isWorkingTime(author.zone, time)) {
      return { at: time, merger: author };
    }
    const merger = chooseMerger({ author, team, at: time, random });
    if (merger && !onlyAuthor) return { at: time, merger };
  }
}

function scheduleMerged({ plan, changes, end, randomFor }) {
  const year = createWorkingYear(end);
  const positions = placeOnLine(changes, year.minutes, randomFor);
  const { team } = plan;
  let first;
  let last = 0;
  let delay = 0;
  return changes.map((change, index) => {
    const random = randomFor(change, 'people');
    const author = chooseAuthor({ change, team, random });
    const planned = year.timeAt(positions[index] + delay);
    const wished = Math.max(planned, last + 7 * MINUTE);
    const { at, merger } =
      change.gap === 'night'
        ? { at: nightAfter(last, author.zone, random), merger: author }
        : whenSomebodyWorks({ change, author, team, at: wished, random });
    if (change.gap === 'night') {
      delay = Math.max(delay, year.positionOf(at) - positions[index]);
    }
    last = at + random.int(0, 59) * SECOND;
    first ??= last;
    return describe({
      plan,
      randomFor,
      change,
      at: last,
      notBefore: first,
      merger,
      author: isDirect(change) ? merger : author,
      progress: index / changes.length,
    });
  });
}

function scheduleOpen({ plan, open, after, randomFor }) {
  return open.map((change, index) => {
    const random = randomFor(change, 'people');
    const author = chooseAuthor({ change, team: plan.team, random });
    const idle = (change.idleDays ?? index) * DAY;
    const at = after + 5 * HOUR - idle;
    return describe({
      plan,
      randomFor,
      change,
      at,
      notBefore: 0,
      merger: author,
      author,
      progress: 1,
    });
  });
}

/** Puts a walked plan on the calendar: an author, a moment, a way to land. */
export function schedule({ plan, changes, end, randomFor }) {
  const merged = scheduleMerged({ plan, changes, end, randomFor });
  const after = merged[merged.length - 1].mergedAt;
  const { open } = plan;
  const waiting = scheduleOpen({ plan, open, after, randomFor });
  giveNumbers([...merged, ...waiting], randomFor({ title: '' }, 'numbers'));
  return { merged, waiting };
}
