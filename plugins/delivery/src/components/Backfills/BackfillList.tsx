import { ReactElement } from 'react';
import { RiLoader4Line, RiSubtractLine } from '@remixicon/react';
import {
  Backfill,
  formatScope,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  formatNumber,
  RelativeTime,
  StatusMark,
  StatusTone,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { useDeliveryTranslation } from '../../translation';
import { LinkTo } from '../shared';
import styles from '../shared/shared.module.css';
import listStyles from './Backfills.module.css';

const LOOKS: Record<
  Backfill['status'],
  { tone: StatusTone; icon?: ReactElement }
> = {
  queued: { tone: 'neutral', icon: <RiSubtractLine size="1em" /> },
  running: { tone: 'warning', icon: <RiLoader4Line size="1em" /> },
  succeeded: { tone: 'positive' },
  failed: { tone: 'negative' },
};

function Item(props: { backfill: Backfill }) {
  const { repository, status, error, counts, remarks, requestedAt } =
    props.backfill;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const links = useDeliveryLinks();
  const say = (count: number) => formatNumber(count, locale);
  return (
    <li className={listStyles.item}>
      <span className={styles.row}>
        <StatusMark {...LOOKS[status]}>
          {t(`backfills.status.${status}`)}
        </StatusMark>
        <span className={styles.code}>{repository}</span>
        <span className={styles.aside}>
          <RelativeTime value={requestedAt} />
        </span>
        {status === 'succeeded' && (
          <LinkTo
            to={links.all({
              scope: formatScope({ kind: 'repository', repository }),
              period: '1y',
            })}
          >
            {t('backfills.see')}
          </LinkTo>
        )}
      </span>
      <p className={styles.aside}>
        {t('backfills.counts', {
          commits: say(counts.commits),
          changes: say(counts.changes),
          releases: say(counts.releases),
          reverts: say(counts.reverts),
          assisted: say(counts.assisted),
        })}
      </p>
      {error && <p className={listStyles.error}>{error}</p>}
      {remarks.map(remark => (
        <p key={remark} className={styles.aside}>
          {remark}
        </p>
      ))}
    </li>
  );
}

/** What is read from git, how far it is and what was found. */
export function BackfillList(props: { backfills: Backfill[] }) {
  const { backfills } = props;
  const { t } = useDeliveryTranslation();
  return backfills.length === 0 ? null : (
    <section aria-label={t('backfills.list')} aria-live="polite">
      <h3 className={styles.heading}>{t('backfills.list')}</h3>
      <ul className={styles.list}>
        {backfills.map(backfill => (
          <Item key={backfill.id} backfill={backfill} />
        ))}
      </ul>
    </section>
  );
}
