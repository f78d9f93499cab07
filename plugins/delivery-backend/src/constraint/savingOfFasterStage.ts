import { Stage, StageSpan } from '../domain/types';
import { approximateSaving } from './sakasegawa';
import { mergedIn } from './stageLoads';
import { modelStages, StageModel, timeSaved, workOf } from './stageModel';
import { assertPart, HOUR, Period } from './units';
import { mergeTimes, visitsOf } from './visits';

/** What would be saved if a stage served faster; hours per merged change. */
export interface StageSaving {
  stage: Stage;
  hoursPerChange: number;
  /** The part that less work in the way saves, by the replay. */
  capacity: number;
  /** The part that shorter delays save, which no lack of servers explains. */
  delay: number;
  /**
   * The whole as queueing theory has it, to be held against the replay;
   * undefined if the stage was not in balance.
   */
  approximation?: number;
  /** How many the stage is taken to serve at once. */
  servers: number;
}

/**
 * Hours that would have been saved in a period per merged change, had a stage
 * served faster and all had come to it when it did: it is replayed, first come,
 * first served. What then would pile up at the next stage is not counted.
 *
 * @param faster - By which share, 0.2 unless it is said
 * @param merged - When changes were merged; unless it is said, as spans tell it
 * @returns undefined if nothing passed the stage, or no change was merged
 * @throws RangeError if `faster` is not between 0 and 1, and as visitsOf does
 */
export function savingOfFasterStage(
  spans: readonly StageSpan[],
  options: {
    stage: Stage;
    period: Period;
    faster?: number;
    merged?: ReadonlyMap<string, number>;
  },
): StageSaving | undefined {
  const { stage, period, faster = 0.2, merged = mergeTimes(spans) } = options;
  const model = modelStages(visitsOf(spans, period), period).find(
    it => it.stage === stage,
  );
  const changes = mergedIn(merged, period);
  return model && changes > 0
    ? savingOf(model, { period, changes, faster })
    : undefined;
}

/** The same of a stage that is modelled, for a number of changes above 0. */
export function savingOf(
  { stage, servers, visits }: StageModel,
  options: { period: Period; changes: number; faster: number },
): StageSaving {
  const { period, changes, faster } = options;
  assertPart('faster', faster);
  const work = workOf(visits);
  const saved = timeSaved(work, { servers, horizon: period.to, faster });
  const perChange = (time: number) => time / HOUR / changes;
  const touch = visits.reduce((sum, it) => sum + it.visit.touch, 0);
  const queue = visits.reduce((sum, it) => sum + it.visit.queue, 0);
  // Sums, not means: the formula is linear in both
  const balanced = approximateSaving(
    {
      queue: Math.max(0, queue - Math.max(0, work.delay)),
      touch,
      servers,
      utilisation: touch / (servers * (period.to - period.from)),
    },
    faster,
  );
  return {
    stage,
    hoursPerChange: perChange(saved.capacity + saved.delay),
    capacity: perChange(saved.capacity),
    delay: perChange(saved.delay),
    approximation:
      balanced === undefined ? undefined : perChange(balanced + saved.delay),
    servers,
  };
}
