import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { MaturityTeam } from '@groundwork/backstage-plugin-maturity-common';
import { RemedyAction } from '@groundwork/backstage-plugin-scorecards-common';
import { remedyPath, RemedyLinks } from '../logic/remedy';
import {
  createEnvironmentRouteRef,
  deliveryRouteRef,
  environmentsRouteRef,
  flakyTestsRouteRef,
  incidentsRouteRef,
  ownershipGapsRouteRef,
  reviewsRouteRef,
  templateRouteRef,
} from '../routes';
import { MaturityTranslate, useMaturityTranslation } from '../translation';

/** A way to a page of the portal that helps. */
export interface RemedyWay {
  title: string;
  href: string;
}

function titleOf(action: RemedyAction, t: MaturityTranslate): string {
  if (action.title) {
    return action.title;
  }
  switch (action.kind) {
    case 'template':
      return t('shared.action.template');
    case 'ownership-gaps':
      return t('shared.action.ownershipGaps');
    case 'entity-tab':
      return t('shared.action.entityTab', { tab: action.tab });
    default:
      return t(`shared.action.${action.page}`);
  }
}

/** Where other plugins' pages are; undefined where they are not installed. */
function useRemedyLinks(): RemedyLinks {
  const template = useRouteRef(templateRouteRef);
  const ownershipGaps = useRouteRef(ownershipGapsRouteRef);
  const createEnvironment = useRouteRef(createEnvironmentRouteRef);
  const environments = useRouteRef(environmentsRouteRef);
  const delivery = useRouteRef(deliveryRouteRef);
  const flakyTests = useRouteRef(flakyTestsRouteRef);
  const reviews = useRouteRef(reviewsRouteRef);
  const incidents = useRouteRef(incidentsRouteRef);
  const entity = useEntityRefLink();
  return {
    template: params => template?.(params),
    ownershipGaps: ownershipGaps?.(),
    pages: {
      'create-environment': createEnvironment?.(),
      environments: environments?.(),
      'flaky-tests': flakyTests?.(),
      reviews: reviews?.(),
      delivery: delivery?.(),
      incidents: incidents?.(),
    },
    entity,
  };
}

/** Where an action leads for a team; undefined when nowhere in this portal. */
export function useRemedyWay(
  action: RemedyAction | undefined,
  team: MaturityTeam,
): RemedyWay | undefined {
  const { t } = useMaturityTranslation();
  const links = useRemedyLinks();
  const href = action && remedyPath(action, team, links);
  return href ? { title: titleOf(action, t), href } : undefined;
}
