import { lazy, ReactNode, Suspense } from 'react';
import { Header, Page, TabbedLayout } from '@backstage/core-components';
import { useEnvironmentsTranslation } from '../../translation';
import { EnvironmentsRoutes } from '../EnvironmentsRoutes';

const Approvals = lazy(() =>
  import('../ApprovalsPage').then(module => ({
    default: module.ApprovalsPageContent,
  })),
);

const Freezes = lazy(() =>
  import('../FreezesPage').then(module => ({
    default: module.FreezesPageContent,
  })),
);

const Orphans = lazy(() =>
  import('../OrphansPage').then(module => ({
    default: module.OrphansPageContent,
  })),
);

function later(element: ReactNode) {
  return <Suspense fallback={null}>{element}</Suspense>;
}

/** All screens with the frame that pages have in the legacy system. */
export function EnvironmentsLegacyPage() {
  const { t } = useEnvironmentsTranslation();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <TabbedLayout>
        <TabbedLayout.Route path="/" title={t('page.title')}>
          <EnvironmentsRoutes />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/approvals" title={t('approvals.tab')}>
          {later(<Approvals />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/freezes" title={t('freezes.tab')}>
          {later(<Freezes />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/orphans" title={t('orphans.tab')}>
          {later(<Orphans />)}
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}
