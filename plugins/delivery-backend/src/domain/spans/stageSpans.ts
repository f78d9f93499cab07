import { countBy } from '../collections/countBy';
import { compareText } from '../collections/compare';
import { groupBy } from '../collections/groupBy';
import { Cohort, Change, SpanKind, Stage, StageSpan } from '../types';
import { ChangeCourse, EnvironmentRequest, PipelineRun } from './observed';

/** Who owned a component at a time. */
export type TeamOf = (component: string, at: number) => string | undefined;

/** Spans, and how many could not be made, by reason. */
export interface SpansFound {
  spans: StageSpan[];
  excluded: Record<string, number>;
}

/** A span before it says whose it is, or why there is none. */
type Finding =
  | {
      stage: Stage;
      kind: SpanKind;
      start: number;
      end?: number;
      component?: string;
    }
  | { reason: string };

/**
 * The time that a change spent in each stage, apart by waiting and work. What
 * lasts still has no end. A stage that it did not pass gives no span, rather
 * than an empty one.
 *
 * Failures that it led to are not told here: they take links.
 */
export function spansOfChange(
  course: ChangeCourse,
  { teamOf }: { teamOf: TeamOf },
): SpansFound {
  const { change, closedAt, runs, requests } = course;
  const isOver = (change.mergedAt ?? closedAt) !== undefined;
  return settle(
    [
      ...reviewSpans(change, closedAt),
      ...testSpans(runs, isOver),
      ...requests.flatMap(environmentSpans),
      ...deploySpans(course),
    ],
    {
      item: change.id,
      cohort: change.cohort,
      component: only(change.components),
      teamOf,
    },
  );
}

/** The same of an environment that was asked for without a change. */
export function spansOfRequest(
  request: EnvironmentRequest,
  { teamOf }: { teamOf: TeamOf },
): SpansFound {
  const { id: item, component } = request;
  const whose = { item, component, cohort: 'undeclared' as const, teamOf };
  return settle(environmentSpans(request), whose);
}

/**
 * A change waits from when it is ready for its first review, is worked on until
 * it is approved, and waits again to be merged. One that nobody reviewed had no
 * review to wait for once it was merged or closed.
 */
function reviewSpans(
  { readyAt, firstReviewAt, approvedAt, mergedAt }: Change,
  closedAt: number | undefined,
): Finding[] {
  const stage = 'review';
  const over = mergedAt ?? closedAt;
  if (readyAt === undefined) {
    return over === undefined ? [] : [{ reason: 'readyUnknown' }];
  }
  if (firstReviewAt === undefined) {
    return over === undefined
      ? [{ stage, kind: 'queue', start: readyAt }]
      : [{ reason: 'notReviewed' }];
  }
  const reviewed: Finding[] = [
    { stage, kind: 'queue', start: readyAt, end: firstReviewAt },
    { stage, kind: 'touch', start: firstReviewAt, end: approvedAt ?? over },
  ];
  return approvedAt === undefined
    ? reviewed
    : [...reviewed, { stage, kind: 'queue', start: approvedAt, end: over }];
}

/**
 * The required checks of a commit run side by side: an attempt waits until the
 * first of them begins, and is over when the last is.
 */
function testSpans(runs: readonly PipelineRun[], isOver: boolean): Finding[] {
  const attempts = groupBy(
    runs.filter(({ isRequired }) => isRequired),
    ({ sha, attempt }) => JSON.stringify([sha, attempt]),
  );
  return [...attempts.values()].flatMap((side): Finding[] => {
    const stage = 'test';
    const queuedAt = Math.min(...side.map(it => it.queuedAt));
    const begun = side.flatMap(it => it.startedAt ?? []);
    const ended = side.flatMap(it => it.finishedAt ?? []);
    const isOpen = ended.length < side.length;
    if (isOpen && isOver) {
      return [{ reason: 'endLost' }];
    }
    if (begun.length === 0) {
      return isOpen
        ? [{ stage, kind: 'queue', start: queuedAt }]
        : [{ reason: 'startUnknown' }];
    }
    const start = Math.min(...begun);
    const end = isOpen ? undefined : Math.max(...ended);
    return [
      { stage, kind: 'queue', start: queuedAt, end: start },
      { stage, kind: 'touch', start, end },
    ];
  });
}

/** One that was given up took until nothing, which no span can say. */
function environmentSpans({
  component,
  requestedAt,
  needsApproval,
  approvedAt,
  readyAt,
  endedAt,
}: EnvironmentRequest): Finding[] {
  const stage = 'environment';
  if (readyAt === undefined && endedAt !== undefined) {
    return [{ reason: 'givenUp' }];
  }
  if (!needsApproval) {
    const made = { start: requestedAt, end: readyAt };
    return [{ stage, kind: 'touch', component, ...made }];
  }
  if (approvedAt === undefined) {
    return readyAt === undefined
      ? [{ stage, kind: 'queue', component, start: requestedAt }]
      : [{ reason: 'approvalUnknown' }];
  }
  return [
    { stage, kind: 'queue', component, start: requestedAt, end: approvedAt },
    { stage, kind: 'touch', component, start: approvedAt, end: readyAt },
  ];
}

function deploySpans({ change, placements }: ChangeCourse): Finding[] {
  const stage = 'deploy';
  const { mergedAt } = change;
  if (mergedAt === undefined) {
    return [];
  }
  return placements.flatMap((it): Finding[] => {
    const { component } = it;
    const waited = {
      stage,
      kind: 'queue',
      component,
      start: mergedAt,
    } as const;
    if (it.status === 'notPlaced') {
      return it.reason === 'notDeployedYet'
        ? [waited]
        : [{ reason: it.reason }];
    }
    const { startedAt, finishedAt } = it.deployment;
    if (startedAt === undefined || finishedAt === undefined) {
      return [{ reason: 'deploymentTimesUnknown' }];
    }
    return [
      { ...waited, end: startedAt },
      { stage, kind: 'touch', component, start: startedAt, end: finishedAt },
    ];
  });
}

/** Says whose spans are, leaves out what ends before it begins, and orders them. */
function settle(
  findings: readonly Finding[],
  {
    item,
    cohort,
    component: ownComponent,
    teamOf,
  }: {
    item: string;
    cohort: Cohort;
    component: string | undefined;
    teamOf: TeamOf;
  },
): SpansFound {
  const spans: StageSpan[] = [];
  const reasons: string[] = [];
  for (const finding of findings) {
    if ('reason' in finding) {
      reasons.push(finding.reason);
    } else if (finding.end !== undefined && finding.end < finding.start) {
      reasons.push('negative');
    } else {
      const component = finding.component ?? ownComponent;
      const team =
        component === undefined ? undefined : teamOf(component, finding.start);
      spans.push({ item, cohort, ...finding, component, team });
    }
  }
  const excluded = countBy(reasons, reason => reason);
  return { spans: spans.sort(byStart), excluded };
}

function byStart(one: StageSpan, other: StageSpan): number {
  return (
    one.start - other.start ||
    (one.end ?? Number.MAX_VALUE) - (other.end ?? Number.MAX_VALUE) ||
    compareText(one.stage, other.stage) ||
    compareText(one.kind, other.kind) ||
    compareText(one.component ?? '', other.component ?? '')
  );
}

function only(items: readonly string[]): string | undefined {
  return items.length === 1 ? items[0] : undefined;
}
