import { HOUR, MINUTE } from '../history/calendar.mjs';
import { seconds } from './changes.mjs';
import { pullRequest, pullRequestReview } from './github.mjs';
import { amend, testHead } from './head.mjs';
import { noteSpan, tellOf } from './world.mjs';

/** Shorter ones say all they have to say at once. */
const SHORT_REVIEW = 15 * MINUTE;
const SECOND_LOOK = 0.4;

/**
 * Has a change reviewed: a reviewer comments, and approves when all is said. Some
 * are sent back once, and some are given up.
 *
 * @param {(world: object, change: object) => void} goOn once it is approved
 */
export function askForReview(world, change, goOn) {
  change.readyAt = world.timeline.now();
  change.reviewer = reviewerOf(world, change);
  review(world, change, {
    work: change.reviewWork,
    over: () => {
      if (change.isAbandoned) abandon(world, change);
      else if (change.isSentBack) sendBack(world, change, goOn);
      else approve(world, change, goOn);
    },
  });
}

function review(world, change, { work, over }) {
  const { stations } = world;
  (change.isUrgent ? stations.urgent : stations.reviewers).enter({
    work: world.timeIn('review', work),
    begun: () => {
      if (work > SHORT_REVIEW) say(world, change, 'commented');
    },
    done: over,
  });
}

function reviewerOf({ team }, { author, random }) {
  return random.pick(team.people.filter(handle => handle !== author));
}

function say(world, change, state) {
  const at = world.timeline.now();
  const repository = world.repositories.get(change.component);
  change.firstReviewAt ??= at;
  const { reviewer } = change;
  const said = { id: repository.nextReview(), reviewer, state };
  tellOf(world, change, 'pull_request_review', () =>
    pullRequestReview(change, said, at),
  );
}

function sendBack(world, change, goOn) {
  const { timeline, clock } = world;
  say(world, change, 'changes_requested');
  const work = seconds((0.5 + 2 * change.random.next()) * HOUR);
  timeline.at(clock.add(timeline.now(), work), () => {
    amend(world, change);
    testHead(world, change, () => goOn(world, change));
    review(world, change, {
      work: seconds(change.reviewWork * SECOND_LOOK),
      over: () => approve(world, change, goOn),
    });
  });
}

function abandon(world, change) {
  const at = world.timeline.now();
  say(world, change, 'commented');
  change.closedAt = at;
  tellOf(world, change, 'pull_request', () =>
    pullRequest('closed', change, at),
  );
  noteReview(world, change);
}

function approve(world, change, goOn) {
  const at = world.timeline.now();
  say(world, change, 'approved');
  change.approvedAt = at;
  change.isApproved = true;
  noteReview(world, change);
  goOn(world, change);
}

/** From when it was ready to the first word, and from that to the last. */
function noteReview(world, change) {
  const stage = 'review';
  const { readyAt, firstReviewAt } = change;
  const end = world.timeline.now();
  const queue = { stage, kind: 'queue', start: readyAt, end: firstReviewAt };
  const touch = { stage, kind: 'touch', start: firstReviewAt, end };
  noteSpan(world, change, queue);
  noteSpan(world, change, touch);
}
