import { Link } from 'react-router-dom';
import {
  formatDay,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  CheckResult,
  Waiver,
} from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { conditionOf, isIdle } from '../../logic/waivers';
import { useScorecardsTranslation } from '../../translation';
import styles from './EntityScorecards.module.css';

/** Says how a waiver is: asked for, in force, or of no effect now and why. */
function useWaiverText(): (
  waiver: Waiver,
  check: CheckResult,
  checks: CheckResult[],
) => string {
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  return (waiver, check, checks) => {
    const { status, expiresAt, reason } = waiver;
    const day = formatDay(new Date(expiresAt), locale);
    const condition = conditionOf(waiver, checks);
    if (status === 'requested') {
      return t('entity.waiverRequested', { day });
    }
    if (!condition) {
      return t('entity.waiverApproved', { day, reason });
    }
    const { title, status: standing = 'none' } = condition;
    return isIdle(check, condition) && standing !== 'pass'
      ? t(`entity.waiverIdle.${standing}`, { day, check: title })
      : t('entity.waiverApprovedWhile', { day, reason, check: title });
  };
}

/** A waiver that was granted, or waits to be decided. */
export function CheckWaiver(props: {
  waiver: Waiver;
  check: CheckResult;
  /** All checks of the scorecard: the waiver may depend on one. */
  checks: CheckResult[];
}) {
  const { waiver, check, checks } = props;
  const { id, entity, status } = waiver;
  const { t } = useScorecardsTranslation();
  const textOf = useWaiverText();
  const path = useScorecardsLinks().waiver({
    id,
    entityRef: entity.entityRef,
  });
  if (status !== 'requested' && status !== 'approved') {
    return null;
  }
  return (
    <span className={styles.aside}>
      {textOf(waiver, check, checks)}{' '}
      {path && (
        <Link className={styles.link} to={path}>
          {t('entity.seeWaivers')}
        </Link>
      )}
    </span>
  );
}
