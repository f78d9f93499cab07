import { Link } from 'react-router-dom';
import {
  formatDay,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Waiver } from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { useScorecardsTranslation } from '../../translation';
import styles from './EntityScorecards.module.css';

/** A waiver that holds, or waits to be decided. */
export function CheckWaiver(props: { waiver: Waiver }) {
  const { status, expiresAt, reason } = props.waiver;
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  const path = useScorecardsLinks().waivers({ status });
  const day = formatDay(new Date(expiresAt), locale);
  if (status !== 'requested' && status !== 'approved') {
    return null;
  }
  return (
    <span className={styles.aside}>
      {status === 'requested'
        ? t('entity.waiverRequested', { day })
        : t('entity.waiverApproved', { day, reason })}{' '}
      {path && (
        <Link className={styles.link} to={path}>
          {t('entity.seeWaivers')}
        </Link>
      )}
    </span>
  );
}
