import { DAY, HOUR } from '../history/calendar.mjs';
import { createRandom } from '../history/random.mjs';
import { drawChange, seconds } from './changes.mjs';
import { beginChange } from './course.mjs';
import { push } from './github.mjs';
import { breakUsers } from './incidents.mjs';
import { report } from './pipeline.mjs';
import { createProduction } from './production.mjs';
import { commitNamed } from './repository.mjs';
import { flakyFailures } from './suites.mjs';
import { createWorld } from './world.mjs';

const HOURS_PER_WEEK = 45;
/** How much more is begun at the end of the year than at its beginning. */
const GROWTH = 0.2;
/** Tests run on main on Tuesdays and Fridays. */
const NIGHTS = [2, 5];

/**
 * A team's year: all that is told of it, and all that happened.
 *
 * @param {{ seed: string, team: import('./teams.mjs').Team, from: number, until: number, faster?: string }} options
 */
export function liveTeamYear(options) {
  const world = createWorld(options);
  const begin = (drawn, merged) => beginChange(world, drawn, merged);
  const production = createProduction(world, (release, causes) =>
    breakUsers(world, { release, causes, production, begin }),
  );
  world.timeline.at(world.from, () => {
    for (const repository of world.repositories.values()) {
      beginRepository(world, repository, production);
    }
    production.start();
    planNights(world);
    planChanges(world, drawn => begin(drawn, production.merged));
  });
  world.timeline.run(world.until);
  return { team: world.team, repositories: world.repositories, ...pick(world) };
}

function pick({ events, log }) {
  return { events, log };
}

/** What was there before, in production from the first day on. */
function beginRepository(world, repository, production) {
  const { timeline, team } = world;
  const at = timeline.now();
  const author = team.people[0];
  const { component, name, head: before } = repository;
  const commit = commitNamed(`${name}/beginning`, {
    message: 'Import what there was',
    author,
    at,
    component,
  });
  repository.head = commit.sha;
  repository.tree = commit.tree;
  repository.position = 1;
  world.tell({
    at,
    begunAt: at,
    route: 'github',
    event: 'push',
    payload: () =>
      push({
        component,
        ref: 'refs/heads/main',
        before,
        commits: [commit],
        pusher: author,
        at,
      }),
  });
  production.deploy({
    repository,
    target: { sha: commit.sha, position: 1 },
    isUrgent: true,
  });
}

function planNights(world) {
  const { timeline } = world;
  const random = createRandom(`${world.seed}/${world.team.group}/nights`);
  function night(at) {
    timeline.at(at + DAY, night);
    if (!NIGHTS.includes(new Date(at).getUTCDay())) return;
    for (const repository of world.repositories.values()) {
      const { component, flaky, head: sha, tree } = repository;
      const failed = flakyFailures(flaky, world.progressAt(at), random);
      const of = { sha, tree, branch: 'main', attempt: 1 };
      const run = String(repository.nextRun());
      report(world, { begunAt: at, component, failed, run, ...of });
    }
  }
  const midnight = Math.floor(world.from / DAY) * DAY;
  timeline.at(midnight + DAY + 2 * HOUR, night);
}

/** Changes begin in working hours, more and more of them. */
function planChanges(world, begin) {
  const { timeline, clock, team, seed } = world;
  const random = createRandom(`${seed}/${team.group}/arrivals`);
  const mean = (HOURS_PER_WEEK / team.changesPerWeek) * HOUR;
  let index = 0;
  function next() {
    const progress = world.progressAt(timeline.now());
    const gap = random.exponential(mean / (1 + GROWTH * progress));
    timeline.at(clock.add(timeline.now(), seconds(gap)), () => {
      begin(drawChange({ seed, team, index: index++, progress }));
      next();
    });
  }
  next();
}
