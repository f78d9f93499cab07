import { useRouteRef } from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  DataColumn,
  DataTable,
  EntityLink,
  EntityName,
  Panel,
  PanelEmptiness,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../../translation/usePortalTranslation';
import { ComponentRow } from '../data/components';
import { useOwnedComponents } from '../data/useOwnedComponents';
import { Viewer } from '../data/useViewer';
import { AllLink } from './AllLink';
import styles from './Panels.module.css';

function useColumns(): DataColumn<ComponentRow>[] {
  const { t } = usePortalTranslation();
  return [
    {
      id: 'name',
      title: t('home.component'),
      cell: row => <EntityName entityRef={row.entityRef} title={row.title} />,
    },
    {
      id: 'type',
      title: t('home.type'),
      isSecondary: true,
      cell: row => row.type,
    },
    {
      id: 'lifecycle',
      title: t('home.lifecycle'),
      isSecondary: true,
      cell: row => row.lifecycle,
    },
    {
      id: 'tier',
      title: t('home.tier'),
      cell: row =>
        row.tier && (
          <span className={styles.tier}>
            {t('home.tierValue', { tier: row.tier })}
          </span>
        ),
    },
    {
      id: 'owner',
      title: t('home.owner'),
      isSecondary: true,
      cell: row =>
        row.ownerRef && <EntityLink entityRef={row.ownerRef} isQuiet />,
    },
  ];
}

function useEmptiness(viewer: Viewer, catalogPath?: string): PanelEmptiness {
  const { t } = usePortalTranslation();
  const group = viewer.mainGroup?.metadata.name;
  return {
    title: t('home.yoursEmpty'),
    advice: group
      ? t('home.yoursEmptyAdvice', { group })
      : t('home.yoursEmptyNoGroup'),
    action: catalogPath
      ? { title: t('home.yoursEmptyAction'), href: catalogPath }
      : undefined,
  };
}

/** The components that the person looks after. */
export function OwnedPanel(props: { viewer: Viewer }) {
  const { viewer } = props;
  const { t } = usePortalTranslation();
  const catalogPath = useRouteRef(catalogPlugin.routes.catalogIndex)?.();
  const owned = useOwnedComponents(viewer.owningRefs);
  const emptiness = useEmptiness(viewer, catalogPath);
  const columns = useColumns();
  return (
    <Panel
      title={t('home.yours')}
      state={owned}
      skeleton={<RowSkeletons rows={6} />}
      failed={t('home.yoursFailed')}
      empty={({ total }) => (total === 0 ? emptiness : undefined)}
      meta={({ total }) =>
        total > 0 &&
        catalogPath && (
          <AllLink
            href={`${catalogPath}?filters[kind]=component&filters[user]=owned`}
          >
            {t('home.yoursCount', { count: total })}
          </AllLink>
        )
      }
    >
      {({ rows }) => (
        <DataTable
          label={t('home.yours')}
          columns={columns}
          rows={rows}
          keyOf={row => row.entityRef}
        />
      )}
    </Panel>
  );
}
