import { HOUR } from '../history/calendar.mjs';
import { seconds } from './changes.mjs';
import { pullRequest, push, withTrailer } from './github.mjs';
import { testCommit } from './pipeline.mjs';
import { commitNamed } from './repository.mjs';
import { tellOf } from './world.mjs';

const NO_COMMIT = '0'.repeat(40);

/** The next commit of a change. */
export function commitOf(change, { index, at }) {
  const message =
    index === 0 ? change.title : `${change.title}: part ${index + 1}`;
  return commitNamed(`${change.name}/${index}`, {
    message: withTrailer(message, change.trailer),
    author: change.author,
    at,
    component: change.component,
  });
}

/** Pushes to the change's own branch. */
export function pushCommits(world, change, commits) {
  const before = change.head ?? NO_COMMIT;
  change.pushed.push(...commits);
  change.head = commits[commits.length - 1].sha;
  tellOf(world, change, 'push', () =>
    push({
      component: change.component,
      ref: `refs/heads/${change.branch}`,
      before,
      commits,
      pusher: change.author,
      at: world.timeline.now(),
    }),
  );
}

/** Adds a commit to what is open already. */
export function amend(world, change) {
  const at = world.timeline.now();
  const commit = commitOf(change, { index: change.pushed.length, at });
  pushCommits(world, change, [commit]);
  tellOf(world, change, 'pull_request', () =>
    pullRequest('synchronize', change, at),
  );
}

/** Tests what is there now; what is broken is mended, and tested again. */
export function testHead(world, change, passed) {
  const { timeline, clock } = world;
  change.isTested = false;
  const { head } = change;
  const isBroken =
    change.isBrokenAtFirst && change.pushed.length <= change.commits;
  testCommit(world, change, {
    commit: change.pushed[change.pushed.length - 1],
    isBroken,
    passed: () => {
      // What was pushed in the meantime is tested by itself.
      if (change.head === head) change.isTested = true;
      passed();
    },
    failed: () => {
      const work = seconds((0.4 + 1.5 * change.random.next()) * HOUR);
      timeline.at(clock.add(timeline.now(), work), () => {
        amend(world, change);
        testHead(world, change, passed);
      });
    },
  });
}
