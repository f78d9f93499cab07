import { useRouteRef } from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  DataColumn,
  DataTable,
  EntityLink,
  EntityName,
  Panel,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../../translation/usePortalTranslation';
import { SystemRow } from '../data/components';
import { useSystems } from '../data/useSystems';
import { AllLink } from './AllLink';

function useColumns(): DataColumn<SystemRow>[] {
  const { t } = usePortalTranslation();
  return [
    {
      id: 'name',
      title: t('home.system'),
      cell: row => <EntityName entityRef={row.entityRef} title={row.title} />,
    },
    {
      id: 'domain',
      title: t('home.domain'),
      isSecondary: true,
      cell: row =>
        row.domainRef && <EntityLink entityRef={row.domainRef} isQuiet />,
    },
    {
      id: 'owner',
      title: t('home.owner'),
      isSecondary: true,
      cell: row =>
        row.ownerRef && <EntityLink entityRef={row.ownerRef} isQuiet />,
    },
    {
      id: 'components',
      title: t('home.components'),
      isNumber: true,
      cell: row => row.components,
    },
  ];
}

/** What the organisation runs, for whoever answers for all of it. */
export function SystemsPanel() {
  const { t } = usePortalTranslation();
  const systems = useSystems();
  const columns = useColumns();
  const catalogPath = useRouteRef(catalogPlugin.routes.catalogIndex)?.();
  return (
    <Panel
      title={t('home.systems')}
      state={systems}
      skeleton={<RowSkeletons rows={4} />}
      failed={t('home.systemsFailed')}
      empty={({ total }) =>
        total === 0
          ? {
              title: t('home.systemsEmpty'),
              advice: t('home.systemsEmptyAdvice'),
            }
          : undefined
      }
      meta={({ total, components }) =>
        total > 0 &&
        catalogPath && (
          <AllLink
            href={`${catalogPath}?filters[kind]=system&filters[user]=all`}
          >
            {[
              t('home.systemsCount', { count: total }),
              t('home.yoursCount', { count: components }),
            ].join(' · ')}
          </AllLink>
        )
      }
    >
      {({ rows }) => (
        <DataTable
          label={t('home.systems')}
          columns={columns}
          rows={rows}
          keyOf={row => row.entityRef}
        />
      )}
    </Panel>
  );
}
