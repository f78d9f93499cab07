import { HOUR, MINUTE } from '../history/calendar.mjs';
import { createRandom } from '../history/random.mjs';
import { seconds } from './changes.mjs';
import { deployment, deploymentStatus } from './github.mjs';
import { noteSpan } from './world.mjs';

const URGENT_WORK = 8 * MINUTE;

/**
 * Puts changes into production: with a train, or some time after they are merged
 * and with all that was merged until then.
 *
 * @param {(release: object, causes: object[]) => void} broke what a release does to
 *   users some time after it succeeded
 */
export function createProduction(world, broke) {
  const { team, timeline, clock } = world;
  const deploy = options => deployTo(world, { ...options, deployHead, broke });

  /** Deploys all that waits, if there is something. */
  function deployHead(repository, { isUrgent = false, over } = {}) {
    const changes = repository.undeployed.splice(0);
    if (changes.length === 0) {
      over?.();
      return;
    }
    const target = { sha: repository.head, position: repository.position };
    deploy({ repository, target, changes, isUrgent, over });
  }

  function startTrains() {
    const every = world.timeIn('deploy', team.deploy.every);
    const leave = () => {
      for (const repository of world.repositories.values()) {
        deployHead(repository);
      }
      timeline.at(timeline.now() + every, leave);
    };
    timeline.at(clock.next(world.from) + HOUR, leave);
  }

  /** Some time later, unless that is planned already. */
  function plan(change) {
    const repository = world.repositories.get(change.component);
    if (repository.isPlanned) return;
    repository.isPlanned = true;
    const [least, most] = team.deploy.delay;
    const delay = least + (most - least) * change.deployDelay;
    const work = world.timeIn('deploy', delay);
    timeline.at(clock.add(timeline.now(), work), () => {
      repository.isPlanned = false;
      deployHead(repository);
    });
  }

  return {
    deploy,
    deployHead,
    start: () => team.deploy.every && startTrains(),
    merged: change => !team.deploy.every && plan(change),
  };
}

function creatorOf({ team }, { changes, kind }) {
  if (kind === 'rollback') return team.people[0];
  if (team.deploy.every) return 'release-train[bot]';
  const people = changes.filter(({ isBot }) => !isBot);
  return people.length > 0 ? people[people.length - 1].author : team.people[0];
}

/**
 * Deploys a commit with the changes that it is the first to bring.
 *
 * @param {{ repository: object, target: { sha: string, position: number }, changes?: object[], kind?: string, isUrgent?: boolean, over?: () => void, deployHead: Function, broke: Function }} options
 */
function deployTo(world, options) {
  const { repository, target, changes = [], kind = 'deploy' } = options;
  const { timeline, team } = world;
  const createdAt = timeline.now();
  const it = {
    id: repository.nextDeployment(),
    component: repository.component,
    sha: target.sha,
    kind,
    createdAt,
    changes,
    creator: creatorOf(world, { changes, kind }),
  };
  world.log.deployments.push(it);
  tellOfDeployment(world, it, 'deployment', () => deployment(it));
  const random = createRandom(`${repository.name}/deployment/${it.id}`);
  const usual = team.deploy.work * (0.7 + 0.6 * random.next());
  const work = options.isUrgent ? URGENT_WORK : usual;
  repository.deploys.enter({
    work: world.timeIn('deploy', work),
    begun: at => {
      it.startedAt = at;
      tellStatus(world, it, 'in_progress');
    },
    done: at => end(world, it, { ...options, at, random }),
  });
}

function end(world, it, options) {
  const causes = it.changes.filter(
    ({ fails, hasFailed }) => fails && !hasFailed,
  );
  for (const change of causes) change.hasFailed = true;
  it.finishedAt = options.at;
  if (causes.some(({ failsAtOnce }) => failsAtOnce)) fail(world, it, options);
  else succeed(world, it, { ...options, causes });
}

/** What it would have brought waits again, for when it is tried again. */
function fail(world, it, { repository, at, random, deployHead, ...options }) {
  const { isUrgent, over } = options;
  it.result = 'failed';
  tellStatus(world, it, 'failure');
  repository.undeployed.unshift(...it.changes);
  const pause = seconds((15 + 40 * random.next()) * MINUTE);
  world.timeline.at(at + pause, () =>
    deployHead(repository, { isUrgent, over }),
  );
}

function succeed(world, it, { repository, target, causes, broke, over }) {
  it.result = 'succeeded';
  tellStatus(world, it, 'success');
  for (const change of it.changes) noteDeployment(world, change, it);
  const previous = repository.current;
  repository.current = target;
  if (causes.length > 0) {
    broke({ deployment: it, repository, previous }, causes);
  }
  over?.();
}

function noteDeployment(world, change, { startedAt, finishedAt }) {
  const stage = 'deploy';
  change.deployedAt = finishedAt;
  const start = change.mergedAt;
  noteSpan(world, change, { stage, kind: 'queue', start, end: startedAt });
  noteSpan(world, change, {
    stage,
    kind: 'touch',
    start: startedAt,
    end: finishedAt,
  });
}

function tellStatus(world, it, state) {
  const at = world.timeline.now();
  const { nextStatus } = world.repositories.get(it.component);
  const status = { id: nextStatus(), state };
  tellOfDeployment(world, it, 'deployment_status', () =>
    deploymentStatus(it, status, at),
  );
}

function tellOfDeployment(world, it, event, payload) {
  world.tell({
    at: world.timeline.now(),
    begunAt: it.createdAt,
    route: 'github',
    event,
    payload,
  });
}
