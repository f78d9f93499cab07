import { Stage, StageSpan } from '../domain/types';
import { mostAtOnce } from './servers';
import { HOUR, Period, WEEK } from './units';
import { mergeTimes, STAGES, Visit, visitsOf } from './visits';
import { countWithin, unionOf } from './waiting';

/** What a stage had to do in a period, and how it kept up. */
export interface StageLoad {
  stage: Stage;
  /** How often something was in it. */
  visits: number;
  /** Hours per change that was merged; undefined if none was. */
  hoursPerChange?: { queue: number; touch: number };
  /** The share of time in it that is waiting; undefined if it took no time. */
  queueShare?: number;
  /** How many were worked on at once at most: c. */
  servers: number;
  /** How many came per hour: λ. */
  arrivalRate: number;
  /** How many were done per hour while something waited: μ̂. */
  serviceRate?: number;
  /** λ/μ̂, or where nothing ever waited, the share of servers that were busy. */
  utilisation: number;
  workInProgress: {
    /** Over the period: L. */
    mean: number;
    atEnd: number;
    /** By how many it grew per week (least squares over all of the period). */
    perWeek: number;
  };
  /** What is there longest of all that is there at the end. */
  oldestOpen?: { item: string; hours: number };
  /** Undefined if nothing left in the period. */
  littleCheck?: LittleCheck;
}

/**
 * Work in progress, and what it has to be if things leave as they come. If they
 * are far apart and work in progress does not grow, then events are missing.
 *
 * @see https://doi.org/10.1287/opre.9.3.383 Little (1961)
 */
export interface LittleCheck {
  /** L. */
  workInProgress: number;
  /** λW, with the W of what left in the period. */
  expected: number;
  /** How far apart they are, as a share of the greater, from 0 to 1. */
  mismatch: number;
}

/**
 * What each stage that anything passed had to do in a period. Time counts as far
 * as it is in the period, that of open items until its end.
 *
 * @param merged - When changes were merged; unless it is said, as spans tell it
 * @throws RangeError as {@link visitsOf} does
 */
export function stageLoads(
  spans: readonly StageSpan[],
  period: Period,
  merged: ReadonlyMap<string, number> = mergeTimes(spans),
): StageLoad[] {
  const visits = visitsOf(spans, period);
  const changes = mergedIn(merged, period);
  return STAGES.flatMap(stage => {
    const own = visits.filter(visit => visit.stage === stage);
    return own.length > 0 ? loadOf(stage, own, { period, changes }) : [];
  });
}

/** How many changes were merged in a period. */
export function mergedIn(
  merged: ReadonlyMap<string, number>,
  { from, to }: Period,
): number {
  return [...merged.values()].filter(at => from <= at && at < to).length;
}

function loadOf(
  stage: Stage,
  visits: readonly Visit[],
  { period, changes }: { period: Period; changes: number },
): StageLoad {
  const hours = (period.to - period.from) / HOUR;
  const queue = visits.reduce((sum, it) => sum + it.queue, 0) / HOUR;
  const touch = visits.reduce((sum, it) => sum + it.touch, 0) / HOUR;
  const servers = mostAtOnce(visits);
  const arrivals = visits.filter(it => it.enteredAt >= period.from).length;
  const arrivalRate = arrivals / hours;
  const serviceRate = rateOfService(visits);
  const open = visits.filter(it => it.leftAt === undefined);
  const mean = (queue + touch) / hours;
  return {
    stage,
    visits: visits.length,
    hoursPerChange:
      changes > 0
        ? { queue: queue / changes, touch: touch / changes }
        : undefined,
    queueShare: queue + touch > 0 ? queue / (queue + touch) : undefined,
    servers,
    arrivalRate,
    serviceRate,
    utilisation: serviceRate
      ? arrivalRate / serviceRate
      : touch / (servers * hours),
    workInProgress: {
      mean,
      atEnd: open.length,
      perWeek: slopeOf(visits, period) * WEEK,
    },
    oldestOpen: oldestOf(open, period),
    littleCheck: checkLittle(visits, { mean, arrivalRate }),
  };
}

/** Undefined if nothing waited; 0 if nothing was done though something did. */
function rateOfService(visits: readonly Visit[]): number | undefined {
  const busy = unionOf(
    visits
      .filter(({ work }) => work !== 'none')
      .map(({ arrival, queue }) => ({ start: arrival, end: arrival + queue })),
  );
  if (busy.length === 0) {
    return undefined;
  }
  const done = visits.flatMap(({ work, leftAt }) =>
    work === 'done' && leftAt !== undefined ? leftAt : [],
  );
  const time = busy.reduce((sum, { start, end }) => sum + end - start, 0);
  return countWithin(done, busy) / (time / HOUR);
}

/**
 * The slope of the line that fits the number in a stage best at all times, per
 * millisecond: ∫ N(t)(t − T/2) dt ÷ (T³/12).
 */
function slopeOf(visits: readonly Visit[], { from, to }: Period): number {
  const middle = (from + to) / 2;
  const moment = visits.reduce((sum, { arrival, leftAt = to }) => {
    const [start, end] = [arrival - middle, leftAt - middle];
    return sum + ((end - start) * (end + start)) / 2;
  }, 0);
  return (12 * moment) / (to - from) ** 3;
}

function oldestOf(
  open: readonly Visit[],
  { to }: Period,
): StageLoad['oldestOpen'] {
  if (open.length === 0) {
    return undefined;
  }
  const { item, enteredAt } = open.reduce((one, other) =>
    other.enteredAt < one.enteredAt ||
    (other.enteredAt === one.enteredAt && other.item < one.item)
      ? other
      : one,
  );
  return { item, hours: (to - enteredAt) / HOUR };
}

function checkLittle(
  visits: readonly Visit[],
  { mean, arrivalRate }: { mean: number; arrivalRate: number },
): LittleCheck | undefined {
  const times = visits.flatMap(({ enteredAt, leftAt }) =>
    leftAt === undefined ? [] : leftAt - enteredAt,
  );
  if (times.length === 0) {
    return undefined;
  }
  const time = times.reduce((sum, it) => sum + it, 0) / times.length / HOUR;
  const expected = arrivalRate * time;
  const greater = Math.max(mean, expected);
  return {
    workInProgress: mean,
    expected,
    mismatch: greater > 0 ? Math.abs(mean - expected) / greater : 0,
  };
}
