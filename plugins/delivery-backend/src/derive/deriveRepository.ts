import { compareText } from '../domain/collections/compare';
import { tookEffectAt } from '../domain/deployments';
import { PENDING_MS, releasesToJudge } from '../domain/metrics';
import { Deployment, Link } from '../domain/types';
import { ReadingSources, readingsOf } from './readingsOf';
import { spansOf } from './spansOf';
import { Derivation, DerivedRow, Naming, RepositoryRecords } from './types';
import { World, worldOf } from './worldOf';

/**
 * The version of how records become numbers, and of how those are stored. With a
 * higher one, everything is derived anew.
 */
export const DERIVATION_VERSION = 1;

/** How often it is looked how long what is open has lasted. */
const GROWING_MS = 24 * 60 * 60_000;

/**
 * All rows that the records of a repository give. The same records give the same
 * rows in whatever order they come.
 */
export function deriveRepository(
  records: RepositoryRecords,
  naming: Naming,
  { now }: { now: number },
): Derivation {
  const world = worldOf(records, naming);
  const sources = { records, world, naming, now };
  const { repository } = records;
  const reading = inOrder(readingsOf(sources));
  const settlesAt = settleTime(world, reading, now);
  return {
    rows: {
      placement: placementRows(repository, world),
      placed_deployment: deploymentRows(repository, world, naming),
      failure_link: linkRows(records, world),
      stage_span: inOrder(spansOf(sources)),
      reading,
    },
    remarks: remarksOf(sources, reading),
    ...(settlesAt !== undefined && { settlesAt }),
  };
}

function placementRows(repository: string, world: World): DerivedRow[] {
  return world.placements.map(it => ({
    repository,
    change_id: it.change.id,
    component: it.component,
    deployment_id: it.status === 'deployed' ? it.deployment.id : null,
    reason: it.status === 'deployed' ? null : it.reason,
    at: it.status === 'deployed' ? tookEffectAt(it.deployment) ?? null : null,
  }));
}

function deploymentRows(
  repository: string,
  { timelines, deployments }: World,
  { teamOf }: Naming,
): DerivedRow[] {
  const rowOf = (it: Deployment): DerivedRow => {
    const at = tookEffectAt(it);
    const team = at === undefined ? undefined : teamOf(it.component, at);
    return {
      repository,
      id: it.id,
      component: it.component,
      team: team ?? null,
      environment: it.environment,
      is_production: it.isProduction,
      sha: it.sha,
      version: deployments.get(it.id)?.version ?? null,
      kind: it.kind,
      result: it.result,
      previous_id: it.previousId ?? null,
      started_at: it.startedAt ?? null,
      finished_at: it.finishedAt ?? null,
      at: at ?? null,
    };
  };
  return timelines.flatMap(timeline => timeline.deployments.map(rowOf));
}

/** Where something of another repository came from is told there. */
function linkRows(
  { repository, corrections, foreignIncidents }: RepositoryRecords,
  { links }: World,
): DerivedRow[] {
  const foreign = new Set(foreignIncidents.map(({ id }) => id));
  const keyOf = (from: Link['from'], to: Link['to']) =>
    JSON.stringify([from.kind, from.id, to.kind, to.id]);
  const confirmed = new Set(
    corrections.flatMap(it =>
      it.kind === 'is' ? [keyOf(it.from, it.to)] : [],
    ),
  );
  return links
    .filter(({ from }) => !foreign.has(from.id))
    .map(({ from, to, ...it }) => ({
      repository,
      from_kind: from.kind,
      from_id: from.id,
      to_kind: to.kind,
      to_id: to.id,
      class: it.class,
      confidence: it.confidence,
      evidence: it.evidence,
      is_corrected: confirmed.has(keyOf(from, to)),
    }));
}

function remarksOf(
  { records, world }: ReadingSources,
  readings: readonly DerivedRow[],
): string[] {
  const has = (metric: string, test: (row: DerivedRow) => boolean) =>
    readings.some(row => row.metric === metric && test(row));
  const isProduction = world.timelines.some(({ watermark }) =>
    Boolean(watermark?.isProduction),
  );
  const changes = world.records;
  const remarks: Record<string, boolean> = {
    deploymentsAreTags: world.isByProxy,
    demoData: records.isDemo,
    // Owners are known since the catalog was first read, not from its history.
    ownershipFromCatalog: readings.some(({ team }) => team !== null),
    firstCommitApproximate: has('lead-time', row =>
      Boolean(row.is_approximate),
    ),
    historyIncomplete:
      world.timelines.some(it => it.unknownRanges.length > 0) ||
      has('lead-time', row => row.reason === 'historyUnknown'),
    noProduction: changes.length > 0 && !isProduction,
    noReviews: changes.length > 0 && changes.every(({ course }) => !course),
    requiredChecksUnknown: has('test-feedback', row =>
      Boolean(row.is_approximate),
    ),
  };
  return Object.keys(remarks)
    .filter(code => remarks[code])
    .sort(compareText);
}

/**
 * When the first of the releases is old enough to say whether it failed; or the
 * next day, while something is open: how long it lasts grows by itself.
 */
function settleTime(
  { timelines, links }: World,
  readings: readonly DerivedRow[],
  now: number,
): number | undefined {
  const times = releasesToJudge(timelines, links)
    .map(({ finishedAt }) => finishedAt + PENDING_MS)
    .filter(at => at > now);
  if (readings.some(row => row.is_open)) {
    times.push(now + GROWING_MS);
  }
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** As they are, so that the same rows are in the same order. */
function inOrder(rows: readonly DerivedRow[]): DerivedRow[] {
  return rows
    .map(row => ({ row, key: JSON.stringify(row) }))
    .sort((one, other) => compareText(one.key, other.key))
    .map(({ row }) => row);
}
