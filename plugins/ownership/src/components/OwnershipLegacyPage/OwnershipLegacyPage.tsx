import { lazy, Suspense } from 'react';
import { Header, Page, TabbedLayout } from '@backstage/core-components';
import { useOwnershipTranslation } from '../../translation';
import { WhoOwnsPageContent } from '../WhoOwnsPage';

const Gaps = lazy(() =>
  import('../GapsPage').then(module => ({ default: module.GapsPageContent })),
);

/** Both screens with the frame that pages have in the legacy system. */
export function OwnershipLegacyPage(props: {
  /** Offered while nothing is asked. */
  examples?: readonly string[];
}) {
  const { t } = useOwnershipTranslation();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <TabbedLayout>
        <TabbedLayout.Route path="/" title={t('whoOwns.title')}>
          <WhoOwnsPageContent examples={props.examples} />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/gaps" title={t('page.gaps')}>
          <Suspense fallback={null}>
            <Gaps />
          </Suspense>
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}
