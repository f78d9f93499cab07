import { HOUR, MINUTE } from '../history/calendar.mjs';
import { serviceDeployed } from './cdevents.mjs';
import { pullRequest, push, withTrailer } from './github.mjs';
import { commitNamed } from './repository.mjs';
import { noteSpan, tellOf } from './world.mjs';

const STAGING_DELAY = 6 * MINUTE;
const EVENING = 5 * HOUR;

/** Merges a change, soon: somebody has to press the button. */
export function merge(world, change) {
  if (change.isMerging) return;
  change.isMerging = true;
  const { timeline, clock } = world;
  const delay = world.timeIn('review', change.mergeDelay);
  const at = change.isUrgent
    ? timeline.now() + delay
    : clock.add(timeline.now(), delay) + (change.isLate ? EVENING : 0);
  timeline.at(at, () => {
    land(world, change);
    if (world.team.hasStaging) placeInStaging(world, change);
    change.whenMerged(change);
  });
}

function land(world, change) {
  const at = world.timeline.now();
  const repository = world.repositories.get(change.component);
  const commits = commitsOnMain(change, at);
  const before = repository.head;
  change.mergedAt = at;
  const { sha, tree } = commits[commits.length - 1];
  change.mergeSha = sha;
  repository.head = sha;
  repository.tree = tree;
  repository.position += 1;
  repository.undeployed.push(change);
  const start = change.approvedAt;
  noteSpan(world, change, { stage: 'review', kind: 'queue', start, end: at });
  tellOf(world, change, 'pull_request', () =>
    pullRequest('closed', change, at),
  );
  world.tell({
    at,
    begunAt: at,
    route: 'github',
    event: 'push',
    payload: () =>
      push({
        component: change.component,
        ref: 'refs/heads/main',
        before,
        commits,
        pusher: change.author,
        at,
      }),
  });
}

/** One commit, or those of its branch and one that merges them. */
function commitsOnMain(change, at) {
  const { component, title, number, body, trailer, branch, author } = change;
  const message = change.isMergeCommit
    ? `Merge pull request #${number} from acme/${branch}\n\n${title}`
    : withTrailer(`${title} (#${number})\n\n${body}`, trailer);
  const commit = commitNamed(`${change.name}/main`, {
    message,
    author,
    at,
    component,
  });
  return change.isMergeCommit ? [...change.pushed, commit] : [commit];
}

function placeInStaging(world, { component, mergeSha, author, isBot }) {
  const { timeline, team } = world;
  const actor = isBot ? team.people[0] : author;
  timeline.at(timeline.now() + STAGING_DELAY, at =>
    world.tell({
      at,
      begunAt: at,
      route: 'cdevents',
      payload: () => serviceDeployed({ component, sha: mergeSha, actor }, at),
    }),
  );
}
