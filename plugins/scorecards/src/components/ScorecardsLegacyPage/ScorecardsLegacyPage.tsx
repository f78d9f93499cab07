import { lazy, Suspense } from 'react';
import { Header, Page, TabbedLayout } from '@backstage/core-components';
import { useScorecardsTranslation } from '../../translation';
import { ScorecardsRoutes } from '../ScorecardsRoutes';

const Waivers = lazy(() =>
  import('../WaiversPage').then(module => ({
    default: module.WaiversPageContent,
  })),
);

const Facts = lazy(() =>
  import('../FactsPage').then(module => ({ default: module.FactsPageContent })),
);

/** All screens with the frame that pages have in the legacy system. */
export function ScorecardsLegacyPage() {
  const { t } = useScorecardsTranslation();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <TabbedLayout>
        <TabbedLayout.Route path="/" title={t('list.tab')}>
          <ScorecardsRoutes />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/waivers" title={t('list.waiversTab')}>
          <Suspense fallback={null}>
            <Waivers />
          </Suspense>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/facts" title={t('list.factsTab')}>
          <Suspense fallback={null}>
            <Facts />
          </Suspense>
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}
