import { HOUR } from '../history/calendar.mjs';
import { ASSISTANCE } from './assistance.mjs';
import { SOURCE } from './cdevents.mjs';
import { testAt } from './suites.mjs';

const STAGES = ['review', 'test', 'environment', 'deploy'];

const repositoryOf = ({ component }) => `git.acme.test/acme/${component}`;
const changeId = it => `change:${repositoryOf(it)}#${it.number}`;
const issueId = it => `issue:${repositoryOf(it)}#${it.number}`;
const deploymentId = it =>
  `deployment:${repositoryOf(it)}/deployments/${it.id}`;
const share = (part, whole) => (whole === 0 ? null : part / whole);
const iso = time => (time === undefined ? null : new Date(time).toISOString());

/**
 * What is true of the weeks from a time on: what was built in, and what came of
 * it. Ids are the subjects of the product's log.
 */
export function truthOf(years, { seed, from, until, lived, events }) {
  const window = { from, until };
  const isIn = time => time !== undefined && time >= from;
  const changes = years
    .flatMap(({ log }) => log.changes)
    .filter(it => isIn(it.openedAt));
  const deployments = years
    .flatMap(({ log }) => log.deployments)
    .filter(it => isIn(it.createdAt));
  return {
    seed,
    from: iso(from),
    until: iso(until),
    sources: { cdevents: SOURCE },
    teams: years.map(year => teamTruth(year, window)),
    changes: changes.map(changeTruth),
    assistance: assistanceTruth(changes),
    flakyTests: years.flatMap(year => flakyTruth(year, { window, lived })),
    incidents: years
      .flatMap(({ log }) => log.incidents)
      .filter(it => isIn(it.detectedAt))
      .map(incidentTruth),
    failedDeployments: deployments
      .filter(({ result }) => result === 'failed')
      .map(deploymentId),
    counts: countsOf({ years, changes, deployments, events, isIn }),
  };
}

function changeTruth(it) {
  return {
    id: changeId(it),
    mergeSha: it.mergeSha ?? null,
    mergedAt: iso(it.mergedAt),
    firstDeployedAt: iso(it.deployedAt),
    isBot: it.isBot,
    isAssisted: it.isAssisted,
    isLabelled: it.trailer !== undefined,
  };
}

/** Hours in each stage per merged change, of changes that began in a window. */
export function hoursPerChange(log, { from, until }) {
  const isIn = ({ openedAt }) => openedAt >= from && openedAt < until;
  const merged = log.changes.filter(it => isIn(it) && it.mergedAt).length;
  const hours = Object.fromEntries(
    STAGES.map(stage => [stage, { queue: 0, touch: 0 }]),
  );
  for (const { change, stage, kind, start, end } of log.spans) {
    if (isIn(change)) hours[stage][kind] += (end - start) / HOUR;
  }
  for (const its of Object.values(hours)) {
    its.queue /= Math.max(1, merged);
    its.touch /= Math.max(1, merged);
  }
  return { merged, hours };
}

const total = hours =>
  Object.values(hours).reduce((sum, it) => sum + it.queue + it.touch, 0);

function teamTruth({ team, log, faster }, window) {
  const { merged, hours } = hoursPerChange(log, window);
  const saved = [...(faster ?? [])].map(([stage, other]) => [
    stage,
    total(hours) - total(hoursPerChange(other, window).hours),
  ]);
  return {
    group: `group:default/${team.group}`,
    components: team.components.map(it => `component:default/${it}`),
    /** Null where no stage was built to stand out: then either may be named, or none. */
    bindingStage: team.bindingStage,
    isThin: team.isThin === true,
    mergedChanges: merged,
    hoursPerChange: hours,
    ...(faster && { savedHoursPerChange: Object.fromEntries(saved) }),
  };
}

function assistanceTruth(changes) {
  const ofPeople = changes.filter(it => !it.isBot && !it.isUrgent);
  const assisted = ofPeople.filter(it => it.isAssisted);
  const others = ofPeople.filter(it => !it.isAssisted);
  const labelled = ofPeople.filter(it => it.trailer !== undefined);
  const right = labelled.filter(it => it.isAssisted).length;
  const deployed = of => of.filter(it => it.deployedAt !== undefined);
  const failed = of => deployed(of).filter(it => it.hasFailed).length;
  return {
    builtIn: ASSISTANCE,
    assisted: assisted.length,
    others: others.length,
    labelled: labelled.length,
    declaredHuman: others.filter(it => it.declaresHuman).length,
    recall: share(right, assisted.length),
    precision: share(right, labelled.length),
    failures: {
      assisted: {
        failed: failed(assisted),
        deployed: deployed(assisted).length,
      },
      others: { failed: failed(others), deployed: deployed(others).length },
    },
  };
}

function flakyTruth({ team, repositories, log }, { window, lived }) {
  const span = lived.until - lived.from;
  return [...repositories.values()].flatMap(({ component, flaky }) => {
    const runs = log.testRuns.filter(
      it => it.component === component && it.at >= window.from,
    );
    return flaky.map(({ index, rate, from, to }) => ({
      ...testAt(component, index),
      owner: `group:default/${team.group}`,
      rate,
      from: iso(lived.from + from * span),
      until: iso(lived.from + to * span),
      failures: runs.filter(({ failed }) => failed.includes(index)).length,
      runs: runs.length,
    }));
  });
}

function incidentTruth(it) {
  return {
    incident: issueId(it),
    deployment: deploymentId(it.deployment),
    change: changeId(it.causes[0]),
    changes: it.causes.map(changeId),
    namesCause: it.namesCause,
    way: it.way ?? null,
    fix: it.fix ? changeId(it.fix) : null,
    detectedAt: iso(it.detectedAt),
    resolvedAt: iso(it.resolvedAt),
  };
}

function countsOf({ years, changes, deployments, events, isIn }) {
  const count = of => of.length;
  const routes = {};
  for (const { route, event } of events) {
    const key = event ? `${route}.${event}` : route;
    routes[key] = (routes[key] ?? 0) + 1;
  }
  return {
    opened: count(changes),
    merged: count(changes.filter(it => it.mergedAt)),
    bots: count(changes.filter(it => it.isBot)),
    deployments: count(deployments),
    rollbacks: count(deployments.filter(it => it.kind === 'rollback')),
    environmentRequests: count(
      years
        .flatMap(({ log }) => log.requests)
        .filter(it => isIn(it.requestedAt)),
    ),
    events: routes,
  };
}
