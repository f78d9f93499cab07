import {
  MeasuredNumber,
  TrendPoint,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  DEPLOYMENT_FREQUENCY_DEFINITION_VERSION,
  Period,
} from '../../domain/metrics';
import { groupBy } from '../../domain/collections/groupBy';
import { isoOf, WEEK_MS } from '../period';
import { Stretch } from './observed';

/** How often components were deployed, and since when that is known. */
export interface FrequencyFacts {
  /** When components were observed; one that moves may have several. */
  stretches: readonly Stretch[];
  /** Releases that count. */
  counts: ReadonlyArray<{ component: string; slot: number; count: number }>;
  /** What does not count, by reason. */
  excluded: Record<string, number>;
}

/**
 * Distinct releases per week of all components together, each with the time in
 * which it was observed: from its first deployment to production on, as long as it
 * was of the team that is asked for. One that was observed for less than a week has no value yet. Coverage is the share of the
 * period that components were observed, on average.
 *
 * @param now - What is to come is not observed
 */
export function measureFrequency(
  { stretches, counts, excluded }: FrequencyFacts,
  { period, now }: { period: Period; now: number },
): MeasuredNumber {
  const released = new Map<string, number>();
  for (const { component, count } of counts) {
    released.set(component, (released.get(component) ?? 0) + count);
  }
  const to = Math.min(period.to, now);
  let value: number | undefined;
  let n = 0;
  let observedShares = 0;
  let known = 0;
  let notObserved = 0;
  const within = { from: period.from, to };
  for (const [component, own] of groupBy(stretches, it => it.component)) {
    const observed = own.reduce((sum, it) => sum + timeIn(it, within), 0);
    if (observed <= 0) {
      continue;
    }
    const count = released.get(component) ?? 0;
    known += 1;
    n += count;
    observedShares += observed / (period.to - period.from);
    if (observed >= WEEK_MS) {
      value = (value ?? 0) + count / (observed / WEEK_MS);
    } else {
      notObserved += 1;
    }
  }
  return {
    ...(value !== undefined && { value }),
    n,
    coverage: known === 0 ? 0 : observedShares / known,
    excluded: { ...excluded, ...(notObserved > 0 && { notObserved }) },
    definitionVersion: DEPLOYMENT_FREQUENCY_DEFINITION_VERSION,
  };
}

/**
 * Releases of each week. Only weeks that were observed whole have a value: others
 * would look as if less was deployed in them.
 *
 * @param weeks - When weeks begin, in the order of slots
 */
export function frequencyTrend(
  { stretches, counts }: Pick<FrequencyFacts, 'stretches' | 'counts'>,
  options: { weeks: readonly number[]; period: Period; now: number },
): TrendPoint[] {
  const { weeks, period } = options;
  const to = Math.min(period.to, options.now);
  const observed = joined(stretches);
  return weeks.map((week, slot) => {
    const n = counts
      .filter(it => it.slot === slot)
      .reduce((sum, { count }) => sum + count, 0);
    const isWhole =
      period.from <= week &&
      week + WEEK_MS <= to &&
      observed.some(it => it.from <= week && week + WEEK_MS <= it.until);
    return { week: isoOf(week), ...(isWhole && { value: n }), n };
  });
}

function timeIn({ from, until }: Stretch, period: Period): number {
  const end = Math.min(until ?? Infinity, period.to);
  return Math.max(0, end - Math.max(from, period.from));
}

/** When anything was observed, without what overlaps or follows at once. */
function joined(
  stretches: readonly Stretch[],
): Array<{ from: number; until: number }> {
  const all: Array<{ from: number; until: number }> = [];
  for (const it of [...stretches].sort((a, b) => a.from - b.from)) {
    const until = it.until ?? Infinity;
    const last = all[all.length - 1];
    if (last && it.from <= last.until) {
      last.until = Math.max(last.until, until);
    } else {
      all.push({ from: it.from, until });
    }
  }
  return all;
}
