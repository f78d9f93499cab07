import {
  Emptiness,
  PanelFrame,
  StatusMark,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { OwnershipPeriod } from '@groundwork/backstage-plugin-ownership-common';
import { useOwnershipTranslation } from '../../translation';
import { OwnerLinks } from '../shared/OwnerLinks';
import { formatDate } from './formatDate';
import styles from './EntityOwnershipContent.module.css';

function Period(props: { period: OwnershipPeriod }) {
  const { owner, from, to } = props.period;
  const { t } = useOwnershipTranslation();
  const locale = useLocale();
  const day = (time: string) => (
    <time dateTime={time} title={time}>
      {formatDate(time, locale)}
    </time>
  );
  return (
    <li className={styles.period} data-current={!to || undefined}>
      <span className={styles.periodOwner}>
        <OwnerLinks owners={[owner]} />
        {!to && <StatusMark tone="positive">{t('entity.current')}</StatusMark>}
      </span>
      <span className={styles.aside}>
        {to ? (
          <>
            {day(from)} – {day(to)}
          </>
        ) : (
          <>
            {t('entity.since')} {day(from)}
          </>
        )}
      </span>
    </li>
  );
}

/** Who owned it when, latest first. */
export function HistoryPanel(props: { history: OwnershipPeriod[] }) {
  const { history } = props;
  const { t } = useOwnershipTranslation();
  return (
    <PanelFrame title={t('entity.historyTitle')}>
      {history.length > 0 ? (
        <ol className={styles.timeline} aria-label={t('entity.historyTitle')}>
          {history.map(period => (
            <Period
              key={`${period.owner.entityRef} ${period.from}`}
              period={period}
            />
          ))}
        </ol>
      ) : (
        <Emptiness
          title={t('entity.noHistory')}
          advice={t('entity.noHistoryAdvice')}
        />
      )}
    </PanelFrame>
  );
}
