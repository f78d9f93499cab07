import { HOUR, MINUTE } from '../history/calendar.mjs';
import { createRandom } from '../history/random.mjs';
import { seconds } from './changes.mjs';
import { issue } from './github.mjs';
import { incidentTitleOf, slugOf } from './titles.mjs';

const MEAN_DETECTION = 2.5 * HOUR;
const LONGEST_DETECTION = 20 * HOUR;
const WAYS = [
  ['rollback', 9],
  ['hotfix', 7],
  ['revert', 4],
];
/** Which part of incidents names the commit that caused it. */
const NAMES_CAUSE = 0.35;

/**
 * What a release does to users: it is noticed some time later, and then rolled
 * back, mended, or reverted.
 *
 * @param {object} how
 * @param {{ deployment: object, repository: object, previous?: object }} how.release
 * @param {object[]} how.causes the changes that broke it, of which the first is found
 * @param {ReturnType<typeof import('./production.mjs').createProduction>} how.production
 * @param {(drawn: object, merged: (change: object) => void) => void} how.begin begins a change
 */
export function breakUsers(world, { release, causes, production, begin }) {
  const { timeline } = world;
  const [cause] = causes;
  const random = createRandom(`${cause.name}/incident`);
  const unnoticed = Math.min(
    LONGEST_DETECTION,
    5 * MINUTE + random.exponential(MEAN_DETECTION),
  );
  timeline.at(timeline.now() + seconds(unnoticed), () => {
    const incident = detect(world, { release, causes, random });
    const pause = seconds((5 + 25 * random.next()) * MINUTE);
    const how = { release, cause, random, production, begin, incident };
    timeline.at(timeline.now() + pause, () => respond(world, how));
  });
}

function detect(world, { release, causes, random }) {
  const { deployment, repository } = release;
  const [cause] = causes;
  const { component } = repository;
  const namesCause = random.chance(NAMES_CAUSE);
  const commit = `https://git.acme.test/acme/${component}/commit/${cause.mergeSha}`;
  const incident = {
    component,
    number: repository.nextNumber(),
    title: incidentTitleOf(component, random),
    body: namesCause
      ? `Seen since the last release.\n\nCaused by ${commit}`
      : 'Seen on the dashboard.',
    detectedAt: world.timeline.now(),
    namesCause,
    deployment,
    causes,
  };
  world.log.incidents.push(incident);
  tellOfIssue(world, incident, 'opened');
  return incident;
}

function respond(
  world,
  { release, cause, random, production, begin, incident },
) {
  const { repository, previous } = release;
  const { timeline } = world;
  const close = () => {
    incident.resolvedAt = timeline.now();
    tellOfIssue(world, incident, 'closed');
  };
  const canGoBack =
    previous !== undefined && repository.current.position > previous.position;
  const drawn = random.weighted(WAYS);
  incident.way = drawn === 'rollback' && !canGoBack ? 'hotfix' : drawn;
  const over = () =>
    timeline.at(
      timeline.now() + seconds((2 + 8 * random.next()) * MINUTE),
      close,
    );
  if (incident.way === 'rollback') {
    const target = { sha: previous.sha, position: previous.position };
    production.deploy({
      repository,
      target,
      kind: 'rollback',
      isUrgent: true,
      over,
    });
    return;
  }
  begin(mendOf(world, { incident, cause, random }), change => {
    incident.fix = change;
    production.deployHead(repository, { isUrgent: true, over });
  });
}

/** The change that mends it, written in a hurry. */
function mendOf({ team }, { incident, cause, random }) {
  const isRevert = incident.way === 'revert';
  const { component, number } = incident;
  const title = isRevert
    ? `Revert "${cause.title}"`
    : `Fix ${incident.title.toLowerCase()}`;
  const lines = isRevert ? cause.size.removed + 1 : random.int(2, 25);
  return {
    name: `${cause.name}/mend`,
    component,
    isBot: false,
    isAssisted: false,
    declaresHuman: false,
    fails: false,
    isUrgent: true,
    title,
    body: isRevert
      ? `Reverts acme/${component}#${cause.number}`
      : `Mends #${number}.`,
    branch: isRevert
      ? `revert-${cause.number}-${slugOf(cause.title)}`
      : `hotfix/${number}-${slugOf(title).slice(0, 30)}`,
    labels: isRevert ? [] : ['hotfix'],
    author: random.pick(team.people),
    size: {
      added: lines,
      removed: isRevert ? cause.size.added : Math.round(lines / 2),
      files: isRevert ? cause.size.files : 1,
    },
    commits: 1,
    codedFor: seconds((10 + 60 * random.next()) * MINUTE),
    reviewWork: seconds((4 + 9 * random.next()) * MINUTE),
    mergeDelay: 60_000,
    deployDelay: 1,
    random: createRandom(`${cause.name}/mend`),
  };
}

function tellOfIssue(world, incident, action) {
  const at = world.timeline.now();
  world.tell({
    at,
    begunAt: incident.detectedAt,
    route: 'github',
    event: 'issues',
    payload: () => issue(action, incident, at),
  });
}
