import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { Day, EntityName } from '@groundwork/backstage-plugin-groundwork-react';
import { Waiver } from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { useScorecardsTranslation } from '../../translation';
import { Who } from '../shared';
import { WaiverDecisions } from './WaiverDecisions';
import { WaiverMark } from './WaiverMark';
import styles from './WaiversPage.module.css';

function Course(props: { waiver: Waiver }) {
  const { waiver } = props;
  const { status, requestedBy, requestedAt, expiresAt } = waiver;
  const { decidedBy, decidedAt, decisionComment } = waiver;
  const condition = waiver.compensatingCheckTitle ?? waiver.compensatingCheckId;
  const { t } = useScorecardsTranslation();
  const isOpen = status === 'requested' || status === 'approved';
  return (
    <p className={styles.aside}>
      {t('waivers.askedOn')} <Who subject={requestedBy} />,{' '}
      <Day value={requestedAt} /> ·{' '}
      {isOpen ? t('waivers.endsOn') : t('waivers.endedOn')}{' '}
      <Day value={expiresAt} />
      {condition && <> · {t('waivers.holdsWhile', { check: condition })}</>}
      {decidedBy && (
        <>
          {' '}
          ·{' '}
          {t(
            status === 'withdrawn'
              ? 'waivers.withdrawnBy'
              : 'waivers.decidedOn',
          )}{' '}
          <Who subject={decidedBy} />
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

/** Brings what somebody came for into their sight, and their keyboard to it. */
function useSought(isSought: boolean) {
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSought) {
      ref.current?.focus({ preventScroll: true });
      // jsdom has none.
      ref.current?.scrollIntoView?.({ block: 'center' });
    }
  }, [isSought]);
  return ref;
}

/** A waiver: for what, why, by whom, and what can be decided. */
export function WaiverItem(props: {
  waiver: Waiver;
  /** Whether it is the one that somebody came for. */
  isSought: boolean;
  /** Unknown until it was read. */
  userRef: string | undefined;
  onDecided(): void;
}) {
  const { waiver, isSought, userRef, onDecided } = props;
  const { scorecardId, scorecardTitle, checkTitle, entity } = waiver;
  const { t } = useScorecardsTranslation();
  const links = useScorecardsLinks();
  const ref = useSought(isSought);
  return (
    <li
      ref={ref}
      className={styles.item}
      aria-current={isSought || undefined}
      tabIndex={isSought ? -1 : undefined}
    >
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
