import {
  Orphan,
  OrphanList,
} from '@groundwork/backstage-plugin-environments-common';
import {
  Emptiness,
  formatRelativeTime,
  PanelFrame,
  useLocale,
  useNow,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';
import { OrphanItem } from './OrphanItem';
import {
  byIgnored,
  costOf,
  formatAmount,
  lookedAt,
  OrphanAction,
} from './orphans';
import styles from '../ListPage/ListPage.module.css';

/** How many there are, and what they cost. */
function Headline(props: { orphans: Orphan[] }) {
  const { orphans } = props;
  const { t } = useEnvironmentsTranslation();
  const locale = useLocale();
  const cost = costOf(orphans);
  return orphans.length === 0 ? null : (
    <div>
      <h2 className={styles.title}>
        {t('orphans.count', { count: orphans.length })}
      </h2>
      {cost !== undefined && (
        <p className={styles.text}>
          {t('orphans.sum', { amount: formatAmount(cost, locale) })}
        </p>
      )}
    </div>
  );
}

/** That nothing was found, and how sure that is. */
function Nothing(props: Pick<OrphanList, 'inventories'>) {
  const { t } = useEnvironmentsTranslation();
  const locale = useLocale();
  const now = useNow();
  const looked = lookedAt(props.inventories);
  switch (looked.kind) {
    case 'nothing':
      return (
        <Emptiness
          title={t('orphans.notLookedTitle')}
          advice={t('orphans.notLookedAdvice')}
        />
      );
    case 'partly':
      return (
        <Emptiness
          title={t('orphans.partlyTitle')}
          advice={t('orphans.partlyAdvice', {
            drivers: looked.drivers.join(', '),
          })}
        />
      );
    default:
      return (
        <Emptiness
          title={t('orphans.allKnownTitle')}
          advice={t('orphans.allKnownAdvice', {
            time: formatRelativeTime(looked.since, now, locale),
          })}
        />
      );
  }
}

interface ListProps {
  /** What is being done, with which. */
  sending?: { id: string; action: OrphanAction };
  onAct(orphan: Orphan, action: OrphanAction): void;
}

function Items(props: ListProps & { label: string; orphans: Orphan[] }) {
  const { label, orphans, sending, onAct } = props;
  return (
    <ul className={styles.list} aria-label={label}>
      {orphans.map(orphan => (
        <OrphanItem
          key={orphan.id}
          orphan={orphan}
          sending={sending?.id === orphan.id ? sending.action : undefined}
          onAct={action => onAct(orphan, action)}
        />
      ))}
    </ul>
  );
}

/** What needs somebody first, then what somebody has chosen to ignore. */
export function OrphanSections(props: ListProps & { list: OrphanList }) {
  const { list, ...rest } = props;
  const { t } = useEnvironmentsTranslation();
  const { left, ignored } = byIgnored(list.items);
  return (
    <>
      <Headline orphans={left} />
      {left.length > 0 ? (
        <div className={styles.panel}>
          <Items {...rest} label={t('orphans.list')} orphans={left} />
        </div>
      ) : (
        <div className={`${styles.panel} ${styles.nothing}`}>
          <Nothing inventories={list.inventories} />
        </div>
      )}
      {ignored.length > 0 && (
        <PanelFrame title={t('orphans.ignoredPart')}>
          <Items {...rest} label={t('orphans.ignoredPart')} orphans={ignored} />
        </PanelFrame>
      )}
    </>
  );
}
