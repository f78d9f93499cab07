import { lazy, ReactNode, Suspense } from 'react';
import { Header, Page, TabbedLayout } from '@backstage/core-components';
import { useDeliveryTranslation } from '../../translation';
import { DeliveryRoutes } from '../DeliveryRoutes';

const Tests = lazy(() =>
  import('../screens').then(module => ({
    default: module.TestsPageContent,
  })),
);

const Reviews = lazy(() =>
  import('../screens').then(module => ({
    default: module.ReviewsPageContent,
  })),
);

const Incidents = lazy(() =>
  import('../screens').then(module => ({
    default: module.IncidentsRoutes,
  })),
);

function later(element: ReactNode) {
  return <Suspense fallback={null}>{element}</Suspense>;
}

/** All screens with the frame that pages have in the legacy system. */
export function DeliveryLegacyPage() {
  const { t } = useDeliveryTranslation();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <TabbedLayout>
        <TabbedLayout.Route path="/" title={t('page.title')}>
          <DeliveryRoutes />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/tests" title={t('tests.tab')}>
          {later(<Tests />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/reviews" title={t('reviews.tab')}>
          {later(<Reviews />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/incidents" title={t('incidents.tab')}>
          {later(<Incidents />)}
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}
