import { groupBy } from '../domain/collections/groupBy';
import { toDeployments } from '../query/cohorts/deployments';
import { compareCohorts } from '../query/cohorts/compareCohorts';
import { seededRandom } from '../statistics';
import { HarnessDifference, HarnessPlacedChange } from './types';

/**
 * Holds the failures of assisted changes against those of others as the plugin does.
 *
 * @returns undefined if there is too little to tell
 * @alpha
 */
export function compareFailures(
  changes: readonly HarnessPlacedChange[],
  { from, to, seed }: { from: number; to: number; seed: number },
): HarnessDifference | undefined {
  const alike = groupBy(changes, ({ deployment, component, cohort }) =>
    JSON.stringify([deployment, component, cohort]),
  );
  const rows = [...alike.values()].map(own => {
    const [{ deployment, component, cohort, hasFailed }] = own;
    return {
      metric: 'change-fail-rate',
      item: deployment,
      component,
      week: 0,
      value: hasFailed === undefined ? null : Number(hasFailed),
      is_open: false,
      cohort,
      n: own.length,
      mended: 0,
    };
  });
  const { comparisons } = compareCohorts(
    {
      period: { from, to },
      readings: new Map(),
      merged: [],
      deployments: toDeployments(rows),
      recoveries: [],
      noted: [],
    },
    seededRandom(seed),
  );
  const found = comparisons.find(it => it.metric === 'change-fail-rate');
  if (!found?.difference) {
    return undefined;
  }
  const { value, interval, verdict } = found.difference;
  return { value, interval, verdict };
}
