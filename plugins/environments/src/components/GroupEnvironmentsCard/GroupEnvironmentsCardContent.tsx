import { Link } from 'react-router-dom';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  EnvironmentSummary,
  OwnerQuota,
} from '@groundwork/backstage-plugin-environments-common';
import {
  Panel,
  RowSkeletons,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import { listAddress } from '../../logic/listAddress';
import { useEnvironmentsTranslation } from '../../translation';
import { EnvironmentLines, useDenied } from '../shared';
import { QuotaView } from './QuotaView';
import styles from './GroupEnvironmentsCard.module.css';

const SHOWN = 5;

interface OwnedEnvironments {
  quota: OwnerQuota;
  newest: EnvironmentSummary[];
}

function useOwned(owner: string) {
  const api = useApi(environmentsApiRef);
  return useLoadable<OwnedEnvironments>(async () => {
    const [quota, { items }] = await Promise.all([
      api.findQuota(owner),
      api.queryEnvironments({
        scope: 'all',
        owner,
        sort: 'createdAt',
        order: 'desc',
        limit: SHOWN,
      }),
    ]);
    return { quota, newest: items };
  }, [api, owner]);
}

function GroupCard(props: { owner: string }) {
  const { owner } = props;
  const owned = useOwned(owner);
  const denied = useDenied();
  const { t } = useEnvironmentsTranslation();
  const links = useEnvironmentsLinks();
  const create = links.create();
  return (
    <Panel
      title={t('group.title')}
      state={owned}
      skeleton={<RowSkeletons rows={4} />}
      failed={t('group.failed')}
      denied={denied}
      empty={({ quota }) =>
        quota.environments.used === 0
          ? {
              title: t('group.emptyTitle'),
              advice: t('group.emptyAdvice'),
              action: create
                ? { title: t('shared.new'), href: create }
                : undefined,
            }
          : undefined
      }
      meta={({ quota }) =>
        links.all &&
        quota.environments.used > 0 && (
          <Link className={styles.link} to={listAddress(links.all, { owner })}>
            {t('group.all')}
          </Link>
        )
      }
    >
      {({ quota, newest }) => (
        <div className={styles.body}>
          <QuotaView quota={quota} />
          {newest.length > 0 && (
            <>
              <h3 className={styles.heading}>{t('group.newest')}</h3>
              <EnvironmentLines label={t('group.newest')} rows={newest} />
            </>
          )}
        </div>
      )}
    </Panel>
  );
}

/** What a group has of environments, and may have; on its page. */
export function GroupEnvironmentsCardContent() {
  const { entity } = useEntity();
  const owner = stringifyEntityRef(entity);
  return <GroupCard key={owner} owner={owner} />;
}
