import { lazy, ReactNode, Suspense } from 'react';
import { Header, Page, TabbedLayout } from '@backstage/core-components';
import { useMaturityTranslation } from '../../translation';
import { MaturityRoutes } from '../MaturityRoutes';

const Report = lazy(() =>
  import('../screens').then(module => ({ default: module.ReportPageContent })),
);

const Model = lazy(() =>
  import('../screens').then(module => ({ default: module.ModelPageContent })),
);

function later(element: ReactNode) {
  return <Suspense fallback={null}>{element}</Suspense>;
}

/** All screens with the frame that pages have in the legacy system. */
export function MaturityLegacyPage() {
  const { t } = useMaturityTranslation();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <TabbedLayout>
        <TabbedLayout.Route path="/" title={t('page.title')}>
          <MaturityRoutes />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/report" title={t('report.tab')}>
          {later(<Report />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/model" title={t('model.tab')}>
          {later(<Model />)}
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}
