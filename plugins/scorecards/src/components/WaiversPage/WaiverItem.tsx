import { Link } from 'react-router-dom';
import {
  Day,
  EntityLink,
  EntityName,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Waiver } from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { useScorecardsTranslation } from '../../translation';
import { WaiverDecisions } from './WaiverDecisions';
import { WaiverMark } from './WaiverMark';
import styles from './WaiversPage.module.css';

/** Services ask, too; they are no entities. */
function Who(props: { subject: string }) {
  const { subject } = props;
  return /^(user|group):/i.test(subject) ? (
    <EntityLink entityRef={subject} isQuiet />
  ) : (
    <>{subject}</>
  );
}

function Course(props: { waiver: Waiver }) {
  const { waiver } = props;
  const { status, requestedBy, requestedAt, expiresAt } = waiver;
  const { decidedBy, decidedAt, decisionComment, compensatingCheckId } = waiver;
  const { t } = useScorecardsTranslation();
  const isOpen = status === 'requested' || status === 'approved';
  return (
    <p className={styles.aside}>
      {t('waivers.askedOn')} <Who subject={requestedBy} />,{' '}
      <Day value={requestedAt} /> ·{' '}
      {isOpen ? t('waivers.endsOn') : t('waivers.endedOn')}{' '}
      <Day value={expiresAt} />
      {compensatingCheckId && (
        <> · {t('waivers.holdsWhile', { check: compensatingCheckId })}</>
      )}
      {decidedBy && (
        <>
          {' '}
          · {t('waivers.decidedOn')} <Who subject={decidedBy} />
          {decidedAt && (
            <>
              , <Day value={decidedAt} />
            </>
          )}
          {decisionComment && <>: {decisionComment}</>}
        </>
      )}
    </p>
  );
}

/** A waiver: for what, why, by whom, and what can be decided. */
export function WaiverItem(props: {
  waiver: Waiver;
  /** Unknown until it was read. */
  userRef: string | undefined;
  onDecided(): void;
}) {
  const { waiver, userRef, onDecided } = props;
  const { scorecardId, scorecardTitle, checkTitle, entity } = waiver;
  const { t } = useScorecardsTranslation();
  const links = useScorecardsLinks();
  return (
    <li className={styles.item}>
      <WaiverMark status={waiver.status} />
      <div className={styles.itemText}>
        <p className={styles.what}>
          <Link className={styles.check} to={links.entityTab(entity.entityRef)}>
            {checkTitle}
          </Link>
          <EntityName entityRef={entity.entityRef} title={entity.title} />
          <span className={styles.aside}>
            {t('waivers.inScorecard', {
              scorecard: scorecardTitle ?? scorecardId,
            })}
          </span>
        </p>
        <p className={styles.text}>{waiver.reason}</p>
        <Course waiver={waiver} />
      </div>
      {userRef && (
        <WaiverDecisions
          waiver={waiver}
          userRef={userRef}
          onDecided={onDecided}
        />
      )}
    </li>
  );
}
