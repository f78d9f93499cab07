import { useRouteRef } from '@backstage/core-plugin-api';
import { RemedyPage } from '@groundwork/backstage-plugin-scorecards-common';
import {
  createEnvironmentRouteRef,
  deliveryRouteRef,
  environmentsRouteRef,
  flakyTestsRouteRef,
  incidentsRouteRef,
  reviewsRouteRef,
} from '../routes';

/** Addresses of the pages that remedies open; undefined for those not installed. */
export function useRemedyPages(): Record<RemedyPage, string | undefined> {
  const createEnvironment = useRouteRef(createEnvironmentRouteRef);
  const environments = useRouteRef(environmentsRouteRef);
  const flakyTests = useRouteRef(flakyTestsRouteRef);
  const reviews = useRouteRef(reviewsRouteRef);
  const delivery = useRouteRef(deliveryRouteRef);
  const incidents = useRouteRef(incidentsRouteRef);
  return {
    'create-environment': createEnvironment?.(),
    environments: environments?.(),
    'flaky-tests': flakyTests?.(),
    reviews: reviews?.(),
    delivery: delivery?.(),
    incidents: incidents?.(),
  };
}
