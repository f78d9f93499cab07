import { StageModel, StageWork, timeSaved, workOf } from './stageModel';
import { HOUR, Period, WEEK } from './units';

/** What came in a week; times count from its start, in milliseconds. */
export interface WeekBlock {
  /** Shorter in the last week of a period, if it ends within. */
  length: number;
  /** How many changes were merged. */
  merged: number;
  /** In the order of the models. */
  stages: StageWork[];
}

/** The weeks of a period, from its first day on. */
export function weekBlocks(
  models: readonly StageModel[],
  { period, merged }: { period: Period; merged: ReadonlyMap<string, number> },
): WeekBlock[] {
  const { from, to } = period;
  const weekOf = (time: number) => Math.floor((time - from) / WEEK);
  const blocks = Array.from({ length: weekOf(to - 1) + 1 }, (_, week) => {
    const start = from + week * WEEK;
    return { length: Math.min(WEEK, to - start), merged: 0 };
  });
  for (const at of merged.values()) {
    if (from <= at && at < to) {
      blocks[weekOf(at)].merged += 1;
    }
  }
  return blocks.map((block, week) => ({
    ...block,
    stages: models.map(({ visits }) => {
      const own = visits.filter(it => weekOf(it.visit.arrival) === week);
      const { trace, delay } = workOf(own);
      const start = from + week * WEEK;
      const arrivals = trace.arrivals.map(arrival => arrival - start);
      return { trace: { ...trace, arrivals }, delay };
    }),
  }));
}

/**
 * Hours saved per merged change by each stage, had the weeks come one after
 * another in this order.
 *
 * @param servers - How many each stage serves at once
 * @returns undefined if no change was merged in them
 */
export function savingsOfWeeks(
  blocks: readonly WeekBlock[],
  { servers, faster }: { servers: readonly number[]; faster: number },
): number[] | undefined {
  const merged = blocks.reduce((sum, it) => sum + it.merged, 0);
  const horizon = blocks.reduce((sum, { length }) => sum + length, 0);
  return merged === 0
    ? undefined
    : servers.map((own, stage) => {
        const options = { servers: own, horizon, faster };
        const saved = timeSaved(workOfWeeks(blocks, stage), options);
        return (saved.capacity + saved.delay) / HOUR / merged;
      });
}

/** What came to a stage, in order without sorting it again. */
function workOfWeeks(blocks: readonly WeekBlock[], stage: number): StageWork {
  const works = blocks.map(({ stages }) => stages[stage]);
  const count = works.reduce((sum, it) => sum + it.trace.arrivals.length, 0);
  const arrivals = new Float64Array(count);
  const services = new Float64Array(count);
  let at = 0;
  let start = 0;
  let delay = 0;
  works.forEach((work, week) => {
    services.set(work.trace.services, at);
    for (const arrival of work.trace.arrivals) {
      arrivals[at] = start + arrival;
      at += 1;
    }
    start += blocks[week].length;
    delay += work.delay;
  });
  return { trace: { arrivals, services }, delay };
}
