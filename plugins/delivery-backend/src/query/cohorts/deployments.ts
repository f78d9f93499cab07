import { ChangeCohort } from '@groundwork/backstage-plugin-delivery-common';
import { groupBy } from '../../domain/collections/groupBy';
import { COHORTS, CohortDeployment, CohortValue } from './types';

/** How many changes of a cohort a deployment brought, and how it went. */
export interface DeploymentRow {
  metric: string;
  item: string;
  component: string | null;
  week: number;
  value: number | null;
  is_open: boolean | number;
  cohort: ChangeCohort;
  n: number | string;
  mended: number | string;
}

/** Deployments of which it is asked whether they failed. */
export function toDeployments(
  rows: readonly DeploymentRow[],
): CohortDeployment[] {
  return ofMetric(rows, 'change-fail-rate').map(own => {
    const [{ component, value, mended }] = own;
    return {
      component: component ?? '',
      ...(value !== null && { hasFailed: value > 0 }),
      wasMended: Number(mended) > 0,
      shares: sharesOf(own),
    };
  });
}

/**
 * Recoveries, by what was in the deployment that failed: assisted if any of it
 * was, human if all of it was. One that lasts cannot be shared out.
 */
export function toRecoveries(rows: readonly DeploymentRow[]): CohortValue[] {
  return ofMetric(rows, 'recovery-time').flatMap(own => {
    const [{ week, value, is_open: isOpen }] = own;
    return value === null
      ? []
      : {
          cohort: strictest(own),
          week,
          value,
          isOpen: Boolean(isOpen),
          isApproximate: false,
          count: 1,
        };
  });
}

function ofMetric(
  rows: readonly DeploymentRow[],
  metric: string,
): DeploymentRow[][] {
  const own = rows.filter(row => row.metric === metric);
  return [
    ...groupBy(own, ({ item, component }) =>
      JSON.stringify([item, component]),
    ).values(),
  ];
}

function sharesOf(
  rows: readonly DeploymentRow[],
): Record<ChangeCohort, number> {
  const shares = { assisted: 0, human: 0, undeclared: 0 };
  const all = rows.reduce((sum, { n }) => sum + Number(n), 0);
  for (const { cohort, n } of rows) {
    shares[cohort] += Number(n) / all;
  }
  return shares;
}

function strictest(rows: readonly DeploymentRow[]): ChangeCohort {
  const present = new Set(rows.map(({ cohort }) => cohort));
  if (present.has('assisted')) {
    return 'assisted';
  }
  return COHORTS.every(it => it === 'human' || !present.has(it))
    ? 'human'
    : 'undeclared';
}
