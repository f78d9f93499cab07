import { OnCallLevel } from '@groundwork/backstage-plugin-ownership-common';
import { distinctPeople, PeopleDirectory, peopleOf } from './people';
import { Shift } from './shifts';
import { Instant } from './wallTime';

/**
 * Who is on call at a time, by level. On one level, overrides go before the
 * rest; those that are left share it.
 *
 * @param shifts - those around the time, in order of their start
 * @param until - up to when `shifts` is complete; what comes later is not said
 */
export function rosterAt(
  shifts: readonly Shift[],
  at: Instant,
  { until, people }: { until: Instant; people: PeopleDirectory },
): OnCallLevel[] {
  const byLevel = new Map<number, Shift[]>();
  for (const shift of shifts) {
    if (shift.end > at) {
      const ofLevel = byLevel.get(shift.level) ?? [];
      ofLevel.push(shift);
      byLevel.set(shift.level, ofLevel);
    }
  }
  return [...byLevel]
    .sort(([one], [other]) => one - other)
    .flatMap(([level, ofLevel]) => {
      const current = ofLevel.filter(({ start }) => start <= at);
      const overrides = current.filter(({ isOverride }) => isOverride);
      const winners = overrides.length > 0 ? overrides : current;
      const named = distinctPeople(
        winners.flatMap(({ mentions }) => peopleOf(mentions, people)),
      );
      if (named.length === 0) {
        return [];
      }
      const end = handOver(winners, ofLevel, at);
      return end < until
        ? [{ level, people: named, until: new Date(end).toISOString() }]
        : [{ level, people: named }];
    });
}

/** The first end of a shift, or start of an override that goes before it. */
function handOver(
  winners: readonly Shift[],
  ofLevel: readonly Shift[],
  at: Instant,
): Instant {
  const ends = winners.map(({ end }) => end);
  const overrides = winners.some(({ isOverride }) => isOverride)
    ? []
    : ofLevel
        .filter(({ isOverride, start }) => isOverride && start > at)
        .map(({ start }) => start);
  return Math.min(...ends, ...overrides);
}
