import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import {
  RemedyAction,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';
import { remedyPath } from '../logic/remedy';
import { ownershipGapsRouteRef, templateRouteRef } from '../routes';
import { ScorecardsTranslate, useScorecardsTranslation } from '../translation';
import { useRemedyPages } from './useRemedyPages';

/** A way to a page of the portal that helps. */
export interface RemedyWay {
  title: string;
  href: string;
}

function titleOf(action: RemedyAction, t: ScorecardsTranslate): string {
  switch (action.kind) {
    case 'template':
      return action.title ?? t('shared.useTemplate');
    case 'ownership-gaps':
      return action.title ?? t('shared.openGaps');
    case 'page':
      return action.title ?? t(`shared.openPage.${action.page}`);
    default:
      return action.title ?? t('shared.openTab', { tab: action.tab });
  }
}

/**
 * Where an action of a remedy leads; undefined when it leads nowhere in this
 * portal, or needs to know the entity and there is none.
 */
export function useRemedyAction(
  action: RemedyAction | undefined,
  entity: ScoredEntity | undefined,
): RemedyWay | undefined {
  const { t } = useScorecardsTranslation();
  const templateLink = useRouteRef(templateRouteRef);
  const gapsLink = useRouteRef(ownershipGapsRouteRef);
  const pages = useRemedyPages();
  const entityLink = useEntityRefLink();
  if (!action) {
    return undefined;
  }
  const href = remedyPath(action, entity, {
    template: params => templateLink?.(params),
    ownershipGaps: () => gapsLink?.(),
    page: page => pages[page],
    entity: entityRef => entityLink(entityRef),
  });
  return href ? { title: titleOf(action, t), href } : undefined;
}
