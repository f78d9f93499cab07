import {
  HarnessDeployment,
  HarnessIncident,
  HarnessInterval,
  HarnessPlacedChange,
  HarnessSpan,
} from '@groundwork/backstage-plugin-delivery-backend/testUtils';
import { TestRun } from './year';

const HOUR_MS = 3_600_000;
/** How many standard errors are 95 % of a normal distribution. */
const Z = 1.96;
/** By how much a stage would be faster. */
const FASTER = 0.2;

/** Hours that each change spent in a stage. */
function hoursByStage(spans: readonly HarnessSpan[]): Map<string, number[]> {
  const byStage = new Map<string, Map<string, number>>();
  for (const { item, stage, start, end } of spans) {
    if (end !== undefined) {
      const items = byStage.get(stage) ?? new Map<string, number>();
      items.set(item, (items.get(item) ?? 0) + (end - start) / HOUR_MS);
      byStage.set(stage, items);
    }
  }
  return new Map(
    [...byStage].map(([stage, items]) => [stage, [...items.values()]]),
  );
}

/** The stage with the longest median, of changes that were in it. */
export function slowestStage(
  spans: readonly HarnessSpan[],
): string | undefined {
  let slowest: { stage: string; hours: number } | undefined;
  for (const [stage, hours] of hoursByStage(spans)) {
    const middle = medianOf(hours);
    if (!slowest || middle > slowest.hours) {
      slowest = { stage, hours: middle };
    }
  }
  return slowest?.stage;
}

/** A fifth of the mean time in a stage, as if nothing waited for anything. */
export function fifthOfMean(
  spans: readonly HarnessSpan[],
  stage: string,
): HarnessInterval | undefined {
  const hours = hoursByStage(spans).get(stage) ?? [];
  if (hours.length < 2) {
    return undefined;
  }
  const n = hours.length;
  const mean = hours.reduce((sum, it) => sum + it, 0) / n;
  const squares = hours.reduce((sum, it) => sum + (it - mean) ** 2, 0);
  const error = Math.sqrt(squares / (n - 1) / n);
  return {
    low: FASTER * (mean - Z * error),
    high: FASTER * (mean + Z * error),
  };
}

/** Tests that failed twice at least, whatever the code was. */
export function failedTwice(runs: readonly TestRun[]): string[] {
  const failures = new Map<string, number>();
  for (const test of runs.flatMap(({ failed }) => failed)) {
    failures.set(test, (failures.get(test) ?? 0) + 1);
  }
  return [...failures].flatMap(([test, n]) => (n >= 2 ? [test] : []));
}

/** The last deployment of the repository before an incident was noticed. */
export function lastDeployment(
  { repository, detectedAt }: HarnessIncident,
  deployments: readonly HarnessDeployment[],
): string | undefined {
  return deployments
    .filter(it => it.repository === repository && it.at <= detectedAt)
    .reduce<HarnessDeployment | undefined>(
      (last, it) => (last && last.at >= it.at ? last : it),
      undefined,
    )?.id;
}

/**
 * By how much changes that say that a tool was used fail more often than all others,
 * as if changes that are deployed together had nothing to do with each other.
 */
export function differenceOfShares(
  changes: readonly HarnessPlacedChange[],
): HarnessInterval | undefined {
  const known = changes.filter(({ hasFailed }) => hasFailed !== undefined);
  const [assisted, others] = [true, false].map(isAssisted => {
    const own = known.filter(
      ({ cohort }) => (cohort === 'assisted') === isAssisted,
    );
    const failed = own.filter(({ hasFailed }) => hasFailed).length;
    return { n: own.length, share: failed / own.length };
  });
  if (assisted.n === 0 || others.n === 0) {
    return undefined;
  }
  const variance = ({ n, share }: { n: number; share: number }) =>
    (share * (1 - share)) / n;
  const error = Math.sqrt(variance(assisted) + variance(others));
  const value = assisted.share - others.share;
  return { low: value - Z * error, high: value + Z * error };
}

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
