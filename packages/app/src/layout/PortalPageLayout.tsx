import { useEffect } from 'react';
import { useResolvedPath } from 'react-router-dom';
import {
  BreadcrumbEntry,
  configApiRef,
  type PageLayoutProps,
  useApi,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { PageTabs } from './PageTabs';
import styles from './PageTabs.module.css';

function useDocumentTitle(parts: Array<string | undefined>) {
  const appTitle = useApi(configApiRef).getOptionalString('app.title');
  const title = [...parts, appTitle].filter(Boolean).join(' | ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** Names the document after the page, and after its tab if it has tabs. */
function DocumentTitle(props: { title: string; hasTabs: boolean }) {
  const { title, hasTabs } = props;
  const { items } = useBreadcrumbEntries();
  const deepest = items[items.length - 1]?.label;
  const tab = hasTabs && deepest !== title ? deepest : undefined;
  useDocumentTitle([tab, title]);
  return null;
}

function Header(props: PageLayoutProps & { parentPath: string }) {
  const {
    title = '',
    icon,
    titleLink,
    headerActions,
    tabs,
    parentPath,
  } = props;
  const { items: breadcrumbs } = useBreadcrumbEntries();
  const header = (
    <PluginHeader
      title={title}
      icon={icon}
      titleLink={titleLink}
      breadcrumbs={breadcrumbs}
      customActions={headerActions}
    />
  );
  if (!tabs?.length) {
    return header;
  }
  return (
    <>
      <div className={styles.withTabs}>{header}</div>
      <PageTabs label={title} tabs={tabs} parentPath={parentPath} />
    </>
  );
}

/** What surrounds every page: its header, breadcrumb and document title. */
export function PortalPageLayout(props: PageLayoutProps) {
  const { title, titleLink, noHeader, tabs, children } = props;
  const parentPath = useResolvedPath('.').pathname.replace(/\/$/, '');

  if (noHeader || !title) {
    return (
      <>
        {title && <DocumentTitle title={title} hasTabs={false} />}
        {children}
      </>
    );
  }
  return (
    <BreadcrumbEntry
      entry={{ label: title, href: titleLink ?? (parentPath || '/') }}
    >
      <DocumentTitle title={title} hasTabs={Boolean(tabs?.length)} />
      <Header {...props} parentPath={parentPath} />
      {children}
    </BreadcrumbEntry>
  );
}
