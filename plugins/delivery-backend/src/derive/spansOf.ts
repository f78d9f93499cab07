import { groupBy } from '../domain/collections/groupBy';
import { CheckRun } from '../domain/metrics';
import { PipelineRun, spansOfChange, spansOfRequest } from '../domain/spans';
import { operateSpans } from '../domain/spans/operateSpans';
import { PlacedSpan, placeSpans } from '../domain/spans/places';
import { ReadingSources, runsByChange } from './readingsOf';
import { DerivedRow } from './types';

/** What changes, and requests for environments, spent in stages. */
export function spansOf(sources: ReadingSources): DerivedRow[] {
  const { records, world, naming, now } = sources;
  const { teamOf } = naming;
  const runsOf = runsByChange(world.records, records.runs);
  const closedAt = new Map(
    world.records.map(it => [it.change.id, it.closedAt]),
  );
  const placements = groupBy(world.placements, ({ change }) => change.id);
  const ofChanges = world.changes.flatMap(change => {
    const { spans } = spansOfChange(
      {
        change,
        closedAt: closedAt.get(change.id),
        runs: runsOf(change.id).flatMap(it =>
          pipelineRunOf(it, change.mergedAt),
        ),
        requests: [],
        placements: placements.get(change.id) ?? [],
      },
      { teamOf },
    );
    return spans;
  });
  const ofRequests = records.requests.flatMap(request => {
    const { component } = request;
    const named =
      component === undefined ? component : naming.componentOf(component);
    return spansOfRequest({ ...request, component: named }, { teamOf }).spans;
  });
  const incidents = [...world.incidents, ...world.foreignIncidents];
  const failed = operateSpans({ ...world, incidents }, { now, teamOf });
  return placeSpans([...ofChanges, ...ofRequests, ...failed]).map(placed =>
    rowOf(records.repository, placed),
  );
}

/** What ran only after the merge held nothing up. */
function pipelineRunOf(
  run: CheckRun,
  mergedAt: number | undefined,
): PipelineRun[] {
  const { sha, name, attempt, isRequired = true, isSkipped } = run;
  const queuedAt = run.queuedAt ?? run.startedAt;
  if (isSkipped || queuedAt === undefined) {
    return [];
  }
  return queuedAt > (mergedAt ?? Infinity)
    ? []
    : [
        {
          id: name,
          sha,
          attempt,
          isRequired,
          queuedAt,
          startedAt: run.startedAt,
          finishedAt: run.finishedAt,
        },
      ];
}

function rowOf(repository: string, { span, place }: PlacedSpan): DerivedRow {
  return {
    repository,
    item: span.item,
    stage: span.stage,
    kind: span.kind,
    start_at: span.start,
    end_at: span.end ?? null,
    component: span.component ?? null,
    team: span.team ?? null,
    cohort: span.cohort,
    place,
  };
}
