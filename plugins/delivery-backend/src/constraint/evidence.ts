import { StageModel, timeSaved, workOf } from './stageModel';
import { HOUR, Period } from './units';

/** A change that waited for a stage. */
export interface LongWait {
  item: string;
  /** In the period. */
  hours: number;
  /** Whether it was in the stage still when the period ended. */
  isOpen: boolean;
}

/** Those that waited longest for a stage, longest first. */
export function longestWaits(
  { visits }: StageModel,
  count: number,
): LongWait[] {
  const waits = new Map<string, LongWait>();
  for (const { visit } of visits) {
    const { item, queue, leftAt } = visit;
    const known = waits.get(item);
    waits.set(item, {
      item,
      hours: (known?.hours ?? 0) + queue / HOUR,
      isOpen: known?.isOpen || leftAt === undefined,
    });
  }
  return [...waits.values()]
    .filter(({ hours }) => hours > 0)
    .sort(
      (one, other) =>
        other.hours - one.hours || (one.item < other.item ? -1 : 1),
    )
    .slice(0, count);
}

/**
 * How much faster a stage would have to be for another to save more than it by
 * becoming faster still, to the next hundredth: 0 if the other does already.
 *
 * @returns undefined if no hundredth below 1 is enough
 */
export function takeoverAt(
  leader: StageModel,
  other: StageModel,
  { period, faster }: { period: Period; faster: number },
): number | undefined {
  const savedBy = ({ visits, servers }: StageModel) => {
    const work = workOf(visits);
    return (base: number) => {
      const options = { servers, horizon: period.to, faster, base };
      const { capacity, delay } = timeSaved(work, options);
      return capacity + delay;
    };
  };
  const toBeat = savedBy(other)(1);
  const ofLeader = savedBy(leader);
  for (let percent = 0; percent < 100; percent += 1) {
    if (ofLeader(1 - percent / 100) < toBeat) {
      return percent / 100;
    }
  }
  return undefined;
}
