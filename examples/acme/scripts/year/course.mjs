import { DAY, HOUR, MINUTE } from '../history/calendar.mjs';
import { DECLARES_HUMAN_LABEL } from './assistance.mjs';
import * as cdevents from './cdevents.mjs';
import { seconds } from './changes.mjs';
import { pullRequest } from './github.mjs';
import { commitOf, pushCommits, testHead } from './head.mjs';
import { merge } from './merging.mjs';
import { askForReview } from './reviewing.mjs';
import { noteSpan, tellOf } from './world.mjs';

/**
 * Takes a change from its first line to its merge: coded, tested, looked at in
 * an environment if it wants one, then made ready, reviewed and merged. A pull
 * request is a draft until it is ready, so that what it waits for before that is
 * not taken for its review.
 *
 * @param drawn see `drawChange`
 * @param {(change: object) => void} merged
 */
export function beginChange(world, drawn, merged) {
  const { timeline, clock } = world;
  const startedAt = timeline.now();
  const opensAt = drawn.isUrgent
    ? startedAt + drawn.codedFor
    : clock.add(startedAt, drawn.codedFor);
  timeline.at(opensAt, at => {
    const change = open(world, drawn, { startedAt, at });
    change.whenMerged = merged;
    tellOf(world, change, 'pull_request', () =>
      pullRequest('opened', change, at),
    );
    testHead(world, change, () => pass(world, change));
    // Programs open no drafts, and in an emergency nobody does.
    if (!change.isDraft) askForReview(world, change, goOn);
  });
}

function open(world, drawn, { startedAt, at }) {
  const repository = world.repositories.get(drawn.component);
  const change = {
    ...drawn,
    body: drawn.body ?? 'Part of what was planned for this quarter.',
    number: repository.nextNumber(),
    base: repository.head,
    openedAt: at,
    isDraft: !drawn.isBot && !drawn.isUrgent,
    labels: [
      ...(drawn.labels ?? []),
      ...(drawn.declaresHuman ? [DECLARES_HUMAN_LABEL] : []),
    ],
    pushed: [],
    isTested: false,
    isApproved: false,
  };
  world.log.changes.push(change);
  const commits = Array.from({ length: drawn.commits }, (_, index) =>
    commitOf(change, {
      index,
      at: seconds(startedAt + ((at - startedAt) * index) / drawn.commits),
    }),
  );
  pushCommits(world, change, commits);
  return change;
}

/** What comes after tests that passed. */
function pass(world, change) {
  if (!change.isDraft) {
    goOn(world, change);
    return;
  }
  const { timeline, clock } = world;
  if (change.wantsEnvironment) {
    timeline.at(clock.next(timeline.now()), () =>
      askForEnvironment(world, change),
    );
    return;
  }
  const delay = seconds((2 + 12 * change.random.next()) * MINUTE);
  timeline.at(clock.add(timeline.now(), delay), () => makeReady(world, change));
}

/** Merges what is tested and approved, and otherwise waits for the rest. */
function goOn(world, change) {
  if (change.isTested && change.isApproved) merge(world, change);
}

function makeReady(world, change) {
  const at = world.timeline.now();
  change.isDraft = false;
  tellOf(world, change, 'pull_request', () =>
    pullRequest('ready_for_review', change, at),
  );
  askForReview(world, change, goOn);
}

function askForEnvironment(world, change) {
  const { team, stations, timeline } = world;
  const { approval } = team.environment;
  const name = `${change.component}-${change.number}`;
  const request = {
    id: `env-${name}`,
    name,
    component: change.component,
    commit: change.head,
    requestedBy: change.author,
    requestedAt: timeline.now(),
    needsApproval: approval !== undefined,
  };
  world.log.requests.push(request);
  tellOfEnvironment(world, request, cdevents.environmentRequested);
  const stage = 'environment';
  const make = start =>
    stations.makers.enter({
      work: world.timeIn(stage, team.environment.make),
      done: end => {
        noteSpan(world, change, { stage, kind: 'touch', start, end });
        tellOfEnvironment(world, request, cdevents.environmentCreated);
        useEnvironment(world, change, request);
      },
    });
  if (approval === undefined) {
    make(request.requestedAt);
    return;
  }
  const work = seconds(approval * (0.6 + 0.8 * change.random.next()));
  stations.approvers.enter({
    work: world.timeIn(stage, work),
    done: at => {
      request.approvedAt = at;
      const start = request.requestedAt;
      noteSpan(world, change, { stage, kind: 'queue', start, end: at });
      make(at);
    },
  });
}

function useEnvironment(world, change, request) {
  const { timeline, clock } = world;
  const look = seconds((0.3 + 1.2 * change.random.next()) * HOUR);
  timeline.at(clock.add(timeline.now(), look), () => makeReady(world, change));
  timeline.at(timeline.now() + 3 * DAY, () =>
    tellOfEnvironment(world, request, cdevents.environmentDeleted),
  );
}

function tellOfEnvironment(world, request, eventOf) {
  const at = world.timeline.now();
  world.tell({
    at,
    begunAt: request.requestedAt,
    route: 'cdevents',
    payload: () => eventOf(request, at),
  });
}
