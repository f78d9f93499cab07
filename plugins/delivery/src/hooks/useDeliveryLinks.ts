import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { MetricId } from '@groundwork/backstage-plugin-delivery-common';
import { useMountedPath } from '@groundwork/backstage-plugin-groundwork-react';
import { PeriodId } from '../logic/period';
import { docsRouteRef, rootRouteRef } from '../routes';

/** What numbers are asked of, and of when. */
export interface Place {
  scope: string;
  period?: PeriodId;
}

/** Where the screens of this plugin are; undefined where they are not. */
export interface DeliveryLinks {
  all(place: Place): string | undefined;
  metric(metric: MetricId, place: Place): string | undefined;
  change(id: string): string | undefined;
  backfills?: string;
  tests(place: Place): string | undefined;
  test(key: string): string | undefined;
  reviews(place: Place): string | undefined;
  incidents(place?: Place): string | undefined;
  incident(id: string): string | undefined;
  /** Where a metric is defined, if the documentation is in the portal. */
  definition(metric: MetricId): string | undefined;
}

/** The entity that Groundwork's documentation belongs to. */
const DOCUMENTED = { namespace: 'default', kind: 'system', name: 'groundwork' };

/** Where the screens of this plugin are. */
export function useDeliveryLinks(): DeliveryLinks {
  const root = useMountedPath(rootRouteRef);
  const docs = useRouteRef(docsRouteRef)?.(DOCUMENTED);
  return useMemo(() => {
    const at = (path: string, parameters: Record<string, string> = {}) => {
      const query = new URLSearchParams(parameters).toString();
      return root && `${root}${path}${query && `?${query}`}`;
    };
    const of = ({ scope, period }: Place) => ({
      scope,
      ...(period && { period }),
    });
    return {
      all: place => at('', of(place)),
      metric: (metric, place) => at(`/metrics/${metric}`, of(place)),
      change: id => at('/changes', { id }),
      backfills: at('/backfills'),
      tests: place => at('/tests', of(place)),
      test: key => at('/tests', { test: key }),
      reviews: place => at('/reviews', of(place)),
      incidents: place => at('/incidents', place && of(place)),
      incident: id => at(`/incidents/${encodeURIComponent(id)}`),
      definition: metric => docs && `${docs}/delivery/metrics#${metric}`,
    };
  }, [root, docs]);
}
