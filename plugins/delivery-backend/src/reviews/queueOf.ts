import { WaitingChange } from '@groundwork/backstage-plugin-delivery-common';
import { compareText } from '../domain/collections/compare';
import { FoundChange } from '../query/changes/ChangeSummaries';
import { isoOf } from '../query/period';
import { risksOf } from './risksOf';
import { hoursOf } from './usualWait';
import { waitOf } from './waitOf';

/** What a queue is made of. */
export interface QueueFacts {
  changes: Iterable<FoundChange>;
  /** Those that are known, by id of the change. */
  paths: ReadonlyMap<string, readonly string[]>;
  failuresOf: ReadonlyMap<string, number>;
  overdueAfterMs?: number;
  now: number;
}

/** Changes that wait: overdue ones first, then by risks, then the oldest. */
export function queueOf(facts: QueueFacts): WaitingChange[] {
  const { paths, failuresOf, overdueAfterMs = Infinity, now } = facts;
  return Array.from(facts.changes)
    .flatMap(({ record, summary, isVisible }): WaitingChange[] => {
      const wait = isVisible ? waitOf(record) : undefined;
      if (!wait) {
        return [];
      }
      // Clocks differ: what is told as of the future waits since now.
      const waitedMs = Math.max(0, now - wait.since);
      return [
        {
          change: summary,
          waitsFor: wait.waitsFor,
          since: isoOf(wait.since),
          waitedHours: hoursOf(waitedMs),
          isOverdue: waitedMs > overdueAfterMs,
          risks: risksOf({
            change: summary,
            paths: paths.get(summary.id),
            failuresOf,
          }),
        },
      ];
    })
    .sort(inOrder);
}

function inOrder(one: WaitingChange, other: WaitingChange): number {
  return (
    Number(other.isOverdue) - Number(one.isOverdue) ||
    other.risks.length - one.risks.length ||
    compareText(one.since, other.since) ||
    compareText(one.change.id, other.change.id)
  );
}
