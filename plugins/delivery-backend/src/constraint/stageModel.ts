import { Stage } from '../domain/types';
import { replay, total, Trace } from './replay';
import { mostAtOnce } from './servers';
import { Period } from './units';
import { STAGES, Visit } from './visits';

/** A visit with what the replay needs to know of it; times in milliseconds. */
export interface ModelledVisit {
  visit: Visit;
  /** How long work on it takes; undefined if it only waits for something else. */
  service?: number;
  /**
   * By how much it was in the stage longer than a stage that always works would
   * have kept it: less than 0 if it was served before its turn.
   */
  delay: number;
}

/** How a stage served what it had to do. */
export interface StageModel {
  stage: Stage;
  servers: number;
  /** In the order in which they came. */
  visits: ModelledVisit[];
}

/** What a stage is replayed with: what it serves, and what only delays. */
export interface StageWork {
  trace: Trace;
  /** All delays, in milliseconds. */
  delay: number;
}

/**
 * Models of all stages that anything passed. Work that is ahead takes as long as
 * what was done there does on average, work that was begun at least that long.
 */
export function modelStages(
  visits: readonly Visit[],
  period: Period,
): StageModel[] {
  return STAGES.flatMap(stage => {
    const own = visits.filter(visit => visit.stage === stage);
    return own.length > 0 ? modelStage(stage, own, period) : [];
  });
}

/** What a stage had to do, all of it or a part. */
export function workOf(visits: readonly ModelledVisit[]): StageWork {
  const served = visits.filter(({ service }) => service !== undefined);
  return {
    trace: {
      arrivals: Float64Array.from(served, ({ visit }) => visit.arrival),
      services: Float64Array.from(served, ({ service = 0 }) => service),
    },
    delay: visits.reduce((sum, { delay }) => sum + delay, 0),
  };
}

/**
 * Time saved in a stage that serves faster, in milliseconds: what the replay
 * saves, and the same share of a delay that no lack of servers explains, such as
 * that of a release train.
 *
 * @param base - What each service takes at first of what it took
 */
export function timeSaved(
  { trace, delay }: StageWork,
  options: { servers: number; horizon: number; faster: number; base?: number },
): { capacity: number; delay: number } {
  const { servers, horizon, faster, base = 1 } = options;
  const timeAt = (scale: number) =>
    total(replay(trace, { servers, scale, horizon }));
  return {
    capacity: timeAt(base) - timeAt(base * (1 - faster)),
    delay: base * faster * Math.max(0, delay),
  };
}

function modelStage(
  stage: Stage,
  visits: readonly Visit[],
  { to: horizon }: Period,
): StageModel {
  const servers = mostAtOnce(visits);
  const done = visits.filter(({ work }) => work === 'done');
  const mean =
    done.reduce((sum, { touch }) => sum + touch, 0) / Math.max(1, done.length);
  const modelled = visits.map(visit => ({
    visit,
    service: serviceOf(visit, mean),
    delay: visit.queue + visit.touch,
  }));
  const times = replay(workOf(modelled).trace, { servers, scale: 1, horizon });
  let at = 0;
  for (const it of modelled) {
    if (it.service !== undefined) {
      it.delay -= times[at];
      at += 1;
    }
  }
  return { stage, servers, visits: modelled };
}

function serviceOf({ work, touch }: Visit, mean: number): number | undefined {
  switch (work) {
    case 'done':
      return touch;
    case 'begun':
      return Math.max(touch, mean);
    case 'ahead':
      return mean;
    default:
      return undefined;
  }
}
