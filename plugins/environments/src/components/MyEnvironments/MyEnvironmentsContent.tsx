import { Link } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import { EnvironmentPage } from '@groundwork/backstage-plugin-environments-common';
import {
  Emptiness,
  RowSkeletons,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import { useEnvironmentsTranslation } from '../../translation';
import { EnvironmentLines, Failure } from '../shared';
import styles from './MyEnvironments.module.css';
import { WaitingForMe } from './WaitingForMe';

const SHOWN = 5;

function Nothing() {
  const { t } = useEnvironmentsTranslation();
  const href = useEnvironmentsLinks().create();
  return (
    // The frame around it and the emptiness have an edge each.
    <div className={styles.empty}>
      <Emptiness
        title={t('widget.emptyTitle')}
        advice={t('widget.emptyAdvice')}
        action={href ? { title: t('shared.new'), href } : undefined}
      />
    </div>
  );
}

function Mine(props: { page: EnvironmentPage }) {
  const { items, totalItems } = props.page;
  const { t } = useEnvironmentsTranslation();
  const { all } = useEnvironmentsLinks();
  if (items.length === 0) {
    return <Nothing />;
  }
  return (
    <>
      <EnvironmentLines label={t('widget.title')} rows={items} />
      {all && totalItems > items.length && (
        <Link className={styles.all} to={all}>
          {t('widget.all', { total: `${totalItems}` })}
        </Link>
      )}
    </>
  );
}

function Loaded() {
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const page = useLoadable(
    () =>
      api.queryEnvironments({
        scope: 'mine',
        sort: 'expiresAt',
        order: 'asc',
        limit: SHOWN,
      }),
    [api],
  );
  switch (page.status) {
    case 'loading':
      return (
        <div role="status" aria-label={t('widget.loading')} aria-busy="true">
          <RowSkeletons rows={3} />
        </div>
      );
    case 'failed':
      return <Failure title={t('widget.failed')} {...page} />;
    default:
      return <Mine page={page.value} />;
  }
}

/**
 * For Home: the environments that one has created, those first that end first, and
 * that others wait until one agrees.
 */
export function MyEnvironmentsContent() {
  return (
    <>
      <WaitingForMe />
      <Loaded />
    </>
  );
}
