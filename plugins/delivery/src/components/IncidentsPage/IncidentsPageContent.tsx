import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  deliveryIncidentWritePermission,
  IncidentSummary,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  CursorList,
  Emptiness,
  FilterChips,
  More,
  Refreshable,
  useCursorList,
  useQueryParam,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { useScopeAddress } from '../../hooks/useScopeAddress';
import { useDeliveryTranslation } from '../../translation';
import { ScopeBar } from '../scope';
import { Failure, Loading, Stale } from '../shared';
import { DeclareDialog } from './DeclareDialog';
import { IncidentTable } from './IncidentTable';
import styles from '../shared/shared.module.css';

const STATUSES = ['open', 'resolved'] as const;

type Listed = Refreshable<CursorList<IncidentSummary>>;

function Headline(props: { listed: Listed }) {
  const { listed } = props;
  const { t } = useDeliveryTranslation();
  if (listed.status !== 'ready') {
    return <h2 className={styles.title}>{t('incidents.tab')}</h2>;
  }
  const { items, hasMore } = listed.value;
  const count = items.filter(({ status }) => status === 'open').length;
  const say = () => {
    if (count > 0) {
      return t(hasMore ? 'incidents.openAtLeast' : 'incidents.open', { count });
    }
    return hasMore ? t('incidents.tab') : t('incidents.noneOpen');
  };
  return <h2 className={styles.title}>{say()}</h2>;
}

/** Declares an incident, for those who may; then leads to it. */
function Declare() {
  const { t } = useDeliveryTranslation();
  const links = useDeliveryLinks();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const { allowed, loading } = usePermission({
    permission: deliveryIncidentWritePermission,
  });
  if (!allowed) {
    return loading ? null : (
      <p className={styles.aside}>{t('incidents.mayNotDeclare')}</p>
    );
  }
  return (
    <>
      <Button variant="primary" onPress={() => setAsking(true)}>
        {t('incidents.declare')}
      </Button>
      {isAsking && (
        <DeclareDialog
          onDone={({ id }) => {
            setAsking(false);
            const to = links.incident(id);
            if (to) {
              navigate(to);
            }
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function List(props: { listed: Listed; isFiltered: boolean }) {
  const { listed, isFiltered } = props;
  const { t } = useDeliveryTranslation();
  switch (listed.status) {
    case 'loading':
      return <Loading label={t('incidents.loading')} />;
    case 'failed':
      return <Failure title={t('incidents.failed')} {...listed} />;
    default:
      return (
        <>
          <Stale error={listed.refreshError} />
          <div
            className={styles.panel}
            aria-busy={listed.isRefreshing || undefined}
          >
            {listed.value.items.length > 0 ? (
              <>
                <IncidentTable incidents={listed.value.items} />
                <More list={listed.value} />
              </>
            ) : (
              <div className={styles.nothing}>
                {isFiltered ? (
                  <Emptiness
                    title={t('incidents.noMatchTitle')}
                    advice={t('incidents.noMatchAdvice')}
                  />
                ) : (
                  <Emptiness
                    title={t('incidents.emptyTitle')}
                    advice={t('incidents.emptyAdvice')}
                  />
                )}
              </div>
            )}
          </div>
        </>
      );
  }
}

/** All incidents, and declaring one: `/delivery/incidents`. */
export function IncidentsPageContent() {
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const address = useScopeAddress();
  const [statusText, setStatus] = useQueryParam('status');
  const status = STATUSES.find(known => known === statusText);
  const listed = useCursorList(
    (cursor, signal) =>
      api.listIncidents({ ...address.query, status, cursor }, { signal }),
    [api, address.query, status],
  );
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Headline listed={listed} />
        <Declare />
      </div>
      <ScopeBar address={address} />
      <FilterChips
        label={t('incidents.statusTitle')}
        chips={STATUSES.map(value => ({
          value,
          label: t(`incidents.status.${value}`),
        }))}
        chosen={status ? [status] : []}
        onChange={chosen => setStatus(chosen.find(it => it !== status) ?? '')}
      />
      <List listed={listed} isFiltered={status !== undefined} />
    </div>
  );
}
