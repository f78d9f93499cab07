import { Button } from '@backstage/ui';
import { Orphan } from '@groundwork/backstage-plugin-environments-common';
import {
  RelativeTime,
  StatusMark,
  StatusTone,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { RiSubtractLine } from '@remixicon/react';
import { useEnvironmentsTranslation } from '../../translation';
import { Item } from '../ListPage';
import { EnvironmentLink } from '../shared';
import { actionsOf, formatAmount, OrphanAction } from './orphans';
import styles from '../ListPage/ListPage.module.css';

const TONES: Record<Orphan['status'], StatusTone> = {
  found: 'warning',
  ignored: 'neutral',
  destroying: 'warning',
  'destroy-failed': 'negative',
};

function Mark(props: { status: Orphan['status'] }) {
  const { status } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <StatusMark
      tone={TONES[status]}
      icon={status === 'ignored' ? <RiSubtractLine size="1em" /> : undefined}
    >
      {t(`orphans.status.${status}`)}
    </StatusMark>
  );
}

/** The environment that it says it is of. */
function Belongs(props: { orphan: Orphan }) {
  const { environmentId, environmentName, resourceName } = props.orphan;
  const { t } = useEnvironmentsTranslation();
  if (!environmentId) {
    return <>{t('orphans.saysNothing')}</>;
  }
  return (
    <>
      {t('orphans.saysItIsOf')}{' '}
      {environmentName ? (
        <EnvironmentLink id={environmentId} name={environmentName} />
      ) : (
        <span className={styles.code}>{environmentId}</span>
      )}
      {resourceName && ` ${t('orphans.resource', { resource: resourceName })}`}
    </>
  );
}

function Actions(props: {
  orphan: Orphan;
  /** What is being done with it. */
  sending?: OrphanAction;
  onAct(action: OrphanAction): void;
}) {
  const { orphan, sending, onAct } = props;
  const { description } = orphan;
  const { t } = useEnvironmentsTranslation();
  return (
    <span className={styles.buttons}>
      {actionsOf(orphan).map(action => (
        <Button
          key={action}
          variant="secondary"
          size="small"
          destructive={action === 'destroy'}
          isPending={sending === action}
          aria-label={t(`orphans.${action}Label`, { description })}
          onPress={() => onAct(action)}
        >
          {t(`orphans.${action}`)}
        </Button>
      ))}
    </span>
  );
}

/** Something that no environment knows of: what, where, since when. */
export function OrphanItem(props: {
  orphan: Orphan;
  sending?: OrphanAction;
  onAct(action: OrphanAction): void;
}) {
  const { orphan } = props;
  const { description, externalId, driver, costPerDay, message } = orphan;
  const { t } = useEnvironmentsTranslation();
  const locale = useLocale();
  return (
    <Item
      mark={<Mark status={orphan.status} />}
      actions={<Actions {...props} />}
    >
      <p className={styles.what}>{description}</p>
      {message && <p className={styles.text}>{message}</p>}
      <p className={styles.aside}>
        {t('orphans.driver', { driver })} ·{' '}
        <span className={styles.code}>{externalId}</span> ·{' '}
        <Belongs orphan={orphan} />
      </p>
      <p className={styles.aside}>
        {t('orphans.since')} <RelativeTime value={orphan.firstSeenAt} /> ·{' '}
        {t('orphans.lastSeen')} <RelativeTime value={orphan.lastSeenAt} />
        {costPerDay !== undefined &&
          ` · ${t('orphans.perDay', {
            amount: formatAmount(costPerDay, locale),
          })}`}
      </p>
    </Item>
  );
}
