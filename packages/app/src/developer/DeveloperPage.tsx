import { useMemo } from 'react';
import {
  appTreeApiRef,
  coreExtensionData,
  useApi,
} from '@backstage/frontend-plugin-api';
import { Container } from '@backstage/ui';
import { Link } from 'react-router-dom';
import { RiPriceTag3Line, RiStackLine } from '@remixicon/react';
import { PanelFrame } from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import styles from './DeveloperPage.module.css';

/** The path of a page, if it is installed and switched on. */
function usePagePath(id: string): string | undefined {
  const appTree = useApi(appTreeApiRef);
  return useMemo(
    () =>
      appTree
        .getTree()
        .tree.nodes.get(id)
        ?.instance?.getData(coreExtensionData.routePath),
    [appTree, id],
  );
}

/** Leads to the tools for those who run and extend the portal. */
export function DeveloperPage() {
  const { t } = usePortalTranslation();
  const tools = [
    {
      path: usePagePath('page:app-visualizer'),
      title: t('developer.visualizer'),
      about: t('developer.visualizerAbout'),
      icon: <RiPriceTag3Line />,
    },
    {
      path: usePagePath('page:catalog-unprocessed-entities'),
      title: t('developer.unprocessed'),
      about: t('developer.unprocessedAbout'),
      icon: <RiStackLine />,
    },
  ];
  const installed = tools.flatMap(tool =>
    tool.path ? [{ ...tool, path: tool.path }] : [],
  );
  return (
    <Container className={styles.page}>
      <PanelFrame title={t('developer.title')}>
        <p className={styles.advice}>
          {installed.length > 0
            ? t('developer.advice')
            : t('developer.nothing')}
        </p>
        <ul className={styles.tools}>
          {installed.map(({ path, title, about, icon }) => (
            <li key={path}>
              <Link to={path} className={styles.tool}>
                <span className={styles.icon} aria-hidden="true">
                  {icon}
                </span>
                <span>
                  <span className={styles.title}>{title}</span>
                  <span className={styles.about}>{about}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </PanelFrame>
    </Container>
  );
}
