import { Cohort, SpanKind, Stage, StageSpan } from '../domain/types';
import { assertPeriod, Period } from './units';

/**
 * All stages that can hold changes up, in the order in which a change mostly
 * passes them. `code` is none of them: how long somebody thinks before others
 * see a change is no queue that a team could serve faster.
 */
export const STAGES: readonly Stage[] = [
  'review',
  'test',
  'environment',
  'deploy',
  'operate',
];

/**
 * One passage of an item through a stage, as far as it was in a period: it
 * waits, then it is worked on. Times are milliseconds.
 */
export interface Visit {
  item: string;
  component: string;
  stage: Stage;
  cohort: Cohort;
  /** When it came, also if that was before the period. */
  enteredAt: number;
  /** When it went; undefined if it was there at the end of the period. */
  leftAt?: number;
  /** When it came, or the period began. */
  arrival: number;
  /** How long it waited in the period. */
  queue: number;
  /** How long it was worked on in the period. */
  touch: number;
  /** When work began in the period; undefined if none did. */
  begun?: number;
  /**
   * Whether work on it is done, goes on, is to come, or never comes, since what
   * waits after its work waits for something else.
   */
  work: 'done' | 'begun' | 'ahead' | 'none';
}

/**
 * The visits of a period in the order in which they came, whatever the order of
 * the spans. What ends after the period is open, as it was then.
 *
 * @throws RangeError if the period does not begin before it ends, if a time is
 * not finite, or if a span ends before it begins
 */
export function visitsOf(spans: readonly StageSpan[], period: Period): Visit[] {
  assertPeriod(period);
  spans.forEach(assertSpan);
  const seen = spans
    .filter(({ start }) => start < period.to)
    .map(span => (lasts(span, period) ? { ...span, end: undefined } : span))
    .sort(byPlace);
  const visits: Visit[] = [];
  let pair: StageSpan[] = [];
  let isFirst = true;
  const close = () => {
    const visit = visitOf(pair, { period, isFirst });
    if (visit.leftAt === undefined || visit.leftAt > period.from) {
      visits.push(visit);
    }
  };
  for (const span of seen) {
    if (!continues(pair, span)) {
      if (pair.length > 0) {
        close();
      }
      isFirst = pair.length === 0 || !isSamePlace(pair[0], span);
      pair = [];
    }
    pair.push(span);
  }
  if (pair.length > 0) {
    close();
  }
  return visits.sort(byArrival);
}

/**
 * When changes were merged, as spans tell it: then they begin to wait for their
 * deployment. Give the times that are known instead where there are others.
 */
export function mergeTimes(spans: readonly StageSpan[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { item, stage, start } of spans) {
    if (stage === 'deploy') {
      times.set(item, Math.min(start, times.get(item) ?? Infinity));
    }
  }
  return times;
}

function assertSpan({ item, stage, start, end = start }: StageSpan): void {
  if (!(Number.isFinite(start) && Number.isFinite(end) && start <= end)) {
    throw new RangeError(
      `${stage} of '${item}' is from ${start} to ${end}: it must be finite times in order`,
    );
  }
}

function lasts({ end }: StageSpan, { to }: Period): boolean {
  return end === undefined || end > to;
}

function visitOf(
  pair: readonly StageSpan[],
  { period, isFirst }: { period: Period; isFirst: boolean },
): Visit {
  const { item, component = '', stage, cohort, start } = pair[0];
  const last = pair[pair.length - 1];
  const timeOf = (kind: SpanKind) =>
    pair
      .filter(it => it.kind === kind)
      .reduce((sum, it) => sum + timeIn(it, period), 0);
  const isWorkedOn = last.kind === 'touch';
  return {
    item,
    component,
    stage,
    cohort,
    enteredAt: start,
    leftAt: last.end,
    arrival: Math.max(start, period.from),
    queue: timeOf('queue'),
    touch: timeOf('touch'),
    begun: isWorkedOn ? Math.max(last.start, period.from) : undefined,
    work: isWorkedOn ? workedOn(last) : waiting(last, isFirst),
  };
}

function workedOn({ end }: StageSpan): Visit['work'] {
  return end === undefined ? 'begun' : 'done';
}

function waiting({ end }: StageSpan, isFirst: boolean): Visit['work'] {
  return end === undefined && isFirst ? 'ahead' : 'none';
}

function timeIn({ start, end }: StageSpan, { from, to }: Period): number {
  return Math.max(0, (end ?? to) - Math.max(start, from));
}

function continues(pair: readonly StageSpan[], span: StageSpan): boolean {
  if (pair.length !== 1 || !isSamePlace(pair[0], span)) {
    return false;
  }
  const [waited] = pair;
  return (
    waited.kind === 'queue' &&
    span.kind === 'touch' &&
    waited.end !== undefined &&
    waited.end <= span.start
  );
}

function isSamePlace(one: StageSpan, other: StageSpan): boolean {
  return (
    one.item === other.item &&
    one.stage === other.stage &&
    one.component === other.component
  );
}

function byText(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

function byPlace(one: StageSpan, other: StageSpan): number {
  return (
    byText(one.item, other.item) ||
    byText(one.stage, other.stage) ||
    byText(one.component ?? '', other.component ?? '') ||
    one.start - other.start ||
    byText(one.kind, other.kind) ||
    (one.end ?? Number.MAX_VALUE) - (other.end ?? Number.MAX_VALUE) ||
    byText(one.cohort, other.cohort)
  );
}

/** Of those that came at once, the one that was worked on first comes first. */
function byArrival(one: Visit, other: Visit): number {
  return (
    one.arrival - other.arrival ||
    (one.begun ?? Number.MAX_VALUE) - (other.begun ?? Number.MAX_VALUE) ||
    byText(one.item, other.item) ||
    byText(one.component, other.component) ||
    one.enteredAt - other.enteredAt ||
    one.queue - other.queue ||
    one.touch - other.touch
  );
}
