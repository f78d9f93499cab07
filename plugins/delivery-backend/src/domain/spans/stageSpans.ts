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
 * than an empty one. A change of several components has each span once of each:
 * see `placeSpans` for which of them counts.
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
      ...codeSpans(change, closedAt),
      ...reviewSpans(change, closedAt),
      ...testSpans(runs, isOver),
      ...requests.flatMap(environmentSpans),
      ...deploySpans(course),
    ],
    {
      item: change.id,
      cohort: change.cohort,
      components: change.components,
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
  const components = component === undefined ? [] : [component];
  const whose = { item, components, cohort: 'undeclared' as const, teamOf };
  return settle(environmentSpans(request), whose);
}

/**
 * From its first commit until others are asked to look at it. What only stands
 * for the first commit, as the time at which it was opened, can be no earlier
 * than that: it does not say that no time was spent.
 */
function codeSpans(
  {
    firstCommitAt: start,
    firstCommitIsApproximate: isApproximate = false,
    readyAt: end,
    mergedAt,
  }: Change,
  closedAt: number | undefined,
): Finding[] {
  if (start === undefined) {
    return [];
  }
  if (isApproximate && end !== undefined && end <= start) {
    return [{ reason: 'firstCommitUnknown' }];
  }
  const isOver = (mergedAt ?? closedAt) !== undefined;
  return end === undefined && isOver
    ? []
    : [{ stage: 'code', kind: 'touch', start, end }];
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

/**
 * A change waits from its merge until its deployment begins. Where only its end
 * is told, as of tags, all of it is waiting: the work itself is short beside it.
 */
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
    if (finishedAt === undefined) {
      return [{ reason: 'deploymentTimesUnknown' }];
    }
    if (startedAt === undefined) {
      return [{ ...waited, end: finishedAt }];
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
    components,
    teamOf,
  }: {
    item: string;
    cohort: Cohort;
    components: readonly string[];
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
      for (const component of componentsOf(finding, components)) {
        const team =
          component === undefined
            ? undefined
            : teamOf(component, finding.start);
        spans.push({ item, cohort, ...finding, component, team });
      }
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

/** What is of no component by itself is of each that the item touches. */
function componentsOf(
  { component }: { component?: string },
  ofItem: readonly string[],
): ReadonlyArray<string | undefined> {
  if (component !== undefined) {
    return [component];
  }
  return ofItem.length === 0 ? [undefined] : ofItem;
}
