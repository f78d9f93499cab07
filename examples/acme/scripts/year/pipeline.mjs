import { MINUTE } from '../history/calendar.mjs';
import { createRandom } from '../history/random.mjs';
import { seconds } from './changes.mjs';
import { iso, workflowRun } from './github.mjs';
import { flakyFailures, JOB, realFailures } from './suites.mjs';
import { noteSpan, tellOf } from './world.mjs';

/** Then it is merged in spite of it: nobody tries for ever. */
const MAX_ATTEMPTS = 4;
const URGENT_WORK = 12 * MINUTE;

/**
 * Tests a commit of a change until it is known whether it is right: a test that
 * fails for no reason has all run again.
 *
 * @param {{ commit: object, isBroken?: boolean, passed: () => void, failed?: () => void }} what
 */
export function testCommit(
  world,
  change,
  { commit, isBroken, passed, failed },
) {
  const repository = world.repositories.get(change.component);
  const now = world.timeline.now();
  const run = {
    id: repository.nextRun(),
    component: change.component,
    name: JOB,
    branch: change.branch,
    sha: commit.sha,
    tree: commit.tree,
    createdAt: now,
    attempt: 1,
    askedAt: now,
  };
  attempt(world, change, { run, isBroken, passed, failed });
}

function attempt(world, change, { run, isBroken, passed, failed }) {
  const { stations, team } = world;
  const { flaky } = world.repositories.get(change.component);
  const random = createRandom(`${world.seed}/${run.sha}/${run.attempt}`);
  const usual = team.test.work * (0.85 + 0.3 * random.next());
  const work = change.isUrgent ? URGENT_WORK : usual;
  const isLast = run.attempt === MAX_ATTEMPTS;
  let startedAt;
  (change.isUrgent ? stations.urgent : stations.runners).enter({
    work: world.timeIn('test', work),
    begun: at => {
      startedAt = at;
      tellOf(world, change, 'workflow_run', () =>
        workflowRun(run, 'in_progress', at),
      );
    },
    done: at => {
      const progress = world.progressAt(at);
      const odd = flakyFailures(flaky, progress, random);
      const real = isBroken ? realFailures(random) : [];
      const fails = isLast ? [] : [...new Set([...odd, ...real])];
      finish(world, change, { run, startedAt, fails });
      if (fails.length === 0) passed();
      else if (isBroken) failed();
      else rerun(world, change, { run, passed, failed });
    },
  });
}

function rerun(world, change, { run, passed, failed }) {
  const { clock, timeline } = world;
  const attempts = run.attempt + 1;
  const random = createRandom(`${world.seed}/${run.sha}/rerun/${attempts}`);
  const delay = seconds((2 + 20 * random.next()) * MINUTE);
  timeline.at(clock.add(timeline.now(), delay), askedAt => {
    const again = { ...run, attempt: attempts, askedAt };
    attempt(world, change, { run: again, passed, failed });
  });
}

/** Tells how it ended, and reports all tests. */
function finish(world, change, { run, startedAt, fails }) {
  const at = world.timeline.now();
  const conclusion = fails.length > 0 ? 'failure' : 'success';
  const done = { ...run, conclusion };
  tellOf(world, change, 'workflow_run', () =>
    workflowRun(done, 'completed', at),
  );
  noteSpan(world, change, {
    stage: 'test',
    kind: 'queue',
    start: run.askedAt,
    end: startedAt,
  });
  noteSpan(world, change, {
    stage: 'test',
    kind: 'touch',
    start: startedAt,
    end: at,
  });
  report(world, {
    begunAt: change.openedAt,
    component: change.component,
    sha: run.sha,
    tree: run.tree,
    branch: run.branch,
    run: String(run.id),
    attempt: run.attempt,
    failed: fails,
  });
}

/**
 * The report of all tests of a commit.
 *
 * @param {{ begunAt: number, component: string, sha: string, tree: string, branch: string, run: string, attempt: number, failed: number[] }} of
 */
export function report(world, { begunAt, component, sha, failed, ...of }) {
  const at = world.timeline.now();
  world.log.testRuns.push({ component, failed, at });
  world.tell({
    at,
    begunAt,
    route: 'tests',
    query: {
      repository: `git.acme.test/acme/${component}`,
      commit: sha,
      job: JOB,
      ...of,
      at: iso(at),
    },
    report: { component, failed, at },
  });
}
