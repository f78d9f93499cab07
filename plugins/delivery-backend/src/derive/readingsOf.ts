import { releasesOf } from '../domain/deployments';
import {
  changeSizes,
  CheckRun,
  deploymentsCounted,
  detectTimes,
  environmentLeadTimes,
  failures,
  leadTimes,
  mergesUnreviewed,
  mergeToDeployTimes,
  Reading,
  recoveryTimes,
  releasesToJudge,
  restoreTimes,
  reviewLatency,
  reworks,
  selfServices,
  testFeedback,
} from '../domain/metrics';
import { ChangeRecord, PipelineRunRecord } from '../projections';
import {
  ReadingContext,
  readingRows,
  readingRowsOfChanges,
} from './readingRows';
import { DerivedRow, Naming, RepositoryRecords } from './types';
import { World } from './worldOf';

/** All that readings are made of. */
export interface ReadingSources {
  records: RepositoryRecords;
  world: World;
  naming: Naming;
  now: number;
}

/** What each item of a repository says of each metric. */
export function readingsOf(sources: ReadingSources): DerivedRow[] {
  const { records, world, naming, now } = sources;
  const { timelines, placements, links, incidents } = world;
  const context = contextOf(sources);
  const releases = releasesOf(timelines);
  const requests = records.requests.map(it => ({
    ...it,
    ...(it.component !== undefined && {
      component: naming.componentOf(it.component),
    }),
  }));
  const all = [...incidents, ...world.foreignIncidents];
  return [
    ...readingRows('lead-time', leadTimes(placements, { now }), context),
    ...readingRows(
      'merge-to-deploy',
      mergeToDeployTimes(placements, { now }),
      context,
    ),
    ...readingRows(
      'deployment-frequency',
      deploymentsCounted(releases),
      context,
    ),
    ...readingRows(
      'change-fail-rate',
      failures(releasesToJudge(timelines, links), links, { now }),
      context,
    ),
    ...readingRows(
      'recovery-time',
      recoveryTimes({ timelines, incidents: all, links }, { now }),
      context,
    ),
    ...readingRows('rework-rate', reworks(timelines, links), context),
    ...readingRows(
      'detect-time',
      detectTimes(incidents, timelines, links),
      context,
    ),
    ...readingRows('restore-time', restoreTimes(incidents, { now }), context),
    ...readingRows(
      'environment-lead-time',
      environmentLeadTimes(requests, { now }),
      context,
    ),
    ...readingRows('self-service-rate', selfServicesOf(sources), context),
    ...changeRows(sources, context),
  ];
}

function contextOf({ records, world, naming }: ReadingSources): ReadingContext {
  const cohorts = new Map(world.changes.map(it => [it.id, it.cohort]));
  return {
    repository: records.repository,
    teamOf: naming.teamOf,
    cohortOf: item => cohorts.get(item),
  };
}

function selfServicesOf({ world, naming }: ReadingSources): Reading[] {
  return selfServices(world.timelines, {
    actorsOf: id => world.deployments.get(id)?.actors ?? [],
    teamOf: naming.teamOf,
    isMemberOf: naming.isMemberOf,
  });
}

function changeRows(
  { records, world, now }: ReadingSources,
  context: ReadingContext,
): DerivedRow[] {
  const components = new Map(world.changes.map(it => [it.id, it.components]));
  const ofChanges = {
    ...context,
    componentsOf: (id: string) => components.get(id) ?? [],
  };
  const changes = world.records;
  const runsOf = runsByChange(changes, records.runs);
  return [
    ...readingRowsOfChanges(
      'review-latency',
      latenciesOf(changes, now),
      ofChanges,
    ),
    ...readingRowsOfChanges(
      'merged-unreviewed-rate',
      unreviewedOf(changes),
      ofChanges,
    ),
    ...readingRowsOfChanges(
      'change-size',
      changeSizes(world.changes),
      ofChanges,
    ),
    ...readingRowsOfChanges(
      'test-feedback',
      changes.flatMap(({ change, closedAt, heads }) =>
        testFeedback(
          {
            id: change.id,
            heads,
            mergedAt: change.mergedAt,
            closedAt,
            runs: runsOf(change.id),
          },
          { now },
        ),
      ),
      ofChanges,
    ),
  ];
}

/** Of merged changes of which git alone tells, nobody knows who reviewed them. */
function latenciesOf(changes: readonly ChangeRecord[], now: number): Reading[] {
  return changes.flatMap(it =>
    it.course ? reviewLatency(it.course, { now }) : reviewsUnknown(it),
  );
}

function unreviewedOf(changes: readonly ChangeRecord[]): Reading[] {
  return changes.flatMap(it =>
    it.course ? mergesUnreviewed([it.course]) : reviewsUnknown(it),
  );
}

function reviewsUnknown({ change }: ChangeRecord): Reading[] {
  const { id: item, mergedAt: at } = change;
  return at === undefined
    ? []
    : [{ item, at, status: 'excluded', reason: 'reviewsUnknown' }];
}

/** The checks of each of the heads of a change. */
export function runsByChange(
  changes: readonly ChangeRecord[],
  runs: readonly PipelineRunRecord[],
): (change: string) => CheckRun[] {
  const bySha = new Map<string, CheckRun[]>();
  for (const run of runs) {
    const known = bySha.get(run.sha) ?? [];
    known.push({ ...run, isSkipped: run.result === 'skipped' });
    bySha.set(run.sha, known);
  }
  const heads = new Map(changes.map(it => [it.change.id, it.heads]));
  return id => (heads.get(id) ?? []).flatMap(({ sha }) => bySha.get(sha) ?? []);
}
