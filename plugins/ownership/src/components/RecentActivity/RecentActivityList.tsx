import { Skeleton } from '@backstage/ui';
import {
  ExternalLink,
  Loadable,
  RecentActivity,
  RelativeTime,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useOwnershipTranslation } from '../../translation';
import styles from './RecentActivityList.module.css';

const SHORT_SHA = 7;

type Deployment = RecentActivity['deployments'][number];
type Change = RecentActivity['changes'][number];

function DeploymentLine(props: { deployment: Deployment }) {
  const { environment, version, sha, kind, result, at } = props.deployment;
  const { t } = useOwnershipTranslation();
  const what = {
    version: version ?? sha.slice(0, SHORT_SHA),
    environment,
  };
  const told = {
    deploy: t('recent.deployed', what),
    redeploy: t('recent.redeployed', what),
    rollback: t('recent.rolledBack', what),
  };
  return (
    <li>
      {result === 'succeeded'
        ? told[kind]
        : t('recent.notDeployed', { ...what, result })}{' '}
      <span className={styles.aside}>
        <RelativeTime value={at} />
      </span>
    </li>
  );
}

function ChangeLine(props: { change: Change }) {
  const { title, number, url, cohort, mergedAt } = props.change;
  const { t } = useOwnershipTranslation();
  const name = number === undefined ? title : `#${number} ${title}`;
  return (
    <li>
      {url ? <ExternalLink href={url}>{name}</ExternalLink> : name}{' '}
      <span className={styles.aside}>
        {cohort === 'assisted' && `${t('recent.assisted')} · `}
        {mergedAt && <RelativeTime value={mergedAt} />}
      </span>
    </li>
  );
}

/** What happened to a component last: what one asks first when it breaks. */
export function RecentActivityList(props: {
  activity: Loadable<RecentActivity | undefined>;
}) {
  const { activity } = props;
  const { t } = useOwnershipTranslation();
  if (activity.status === 'loading') {
    return <Skeleton width="60%" height={16} />;
  }
  if (activity.status === 'failed') {
    return <span className={styles.aside}>{t('recent.failed')}</span>;
  }
  const { deployments = [], changes = [] } = activity.value ?? {};
  if (deployments.length + changes.length === 0) {
    return <span className={styles.aside}>{t('recent.none')}</span>;
  }
  return (
    <ul className={styles.list} aria-label={t('recent.title')}>
      {deployments.map(it => (
        <DeploymentLine key={it.id} deployment={it} />
      ))}
      {changes.map(it => (
        <ChangeLine key={it.id} change={it} />
      ))}
    </ul>
  );
}
