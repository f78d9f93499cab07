import {
  Day,
  RelativeTime,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { FactState } from '@groundwork/backstage-plugin-scorecards-common';
import { formatFactValue } from '../../logic/factValue';
import { useScorecardsTranslation } from '../../translation';
import styles from './shared.module.css';

function FactValue(props: { fact: FactState }) {
  const { value, observedAt } = props.fact;
  const { t } = useScorecardsTranslation();
  const locale = useLocale();
  const words = {
    yes: t('shared.yes'),
    no: t('shared.no'),
    none: t('shared.none'),
  };
  return value === undefined ? (
    <span className={styles.aside}>
      {observedAt ? t('shared.hasNone') : t('shared.neverObserved')}
    </span>
  ) : (
    <span className={styles.factValue}>
      {formatFactValue(value, words, locale)}
    </span>
  );
}

/**
 * Since when a fact is too old, and that its source fails. Why that fails is
 * said once, above all checks.
 */
export function Staleness(props: { fact: FactState; now: Date }) {
  const { fact, now } = props;
  const { freshUntil, error, errorSince } = fact;
  const { t } = useScorecardsTranslation();
  const isOld = freshUntil !== undefined && new Date(freshUntil) < now;
  return (
    <>
      {isOld && (
        <span>
          {t('shared.freshUntil')} <Day value={freshUntil} />
        </span>
      )}
      {error && (
        <span className={styles.factError}>
          {errorSince ? (
            <>
              {t('shared.collectFailed')} <Day value={errorSince} />
            </>
          ) : (
            t('shared.collectFails')
          )}
        </span>
      )}
    </>
  );
}

/** The facts that a check reads: what they are, from when, and from where. */
export function Evidence(props: { facts: FactState[]; now: Date }) {
  const { facts, now } = props;
  const { t } = useScorecardsTranslation();
  if (facts.length === 0) {
    return <p className={styles.noFacts}>{t('shared.noFacts')}</p>;
  }
  return (
    <ul className={styles.facts} aria-label={t('shared.evidence')}>
      {facts.map(fact => (
        <li key={fact.factId} className={styles.fact}>
          <code className={styles.code}>{fact.factId}</code>
          <FactValue fact={fact} />
          <span className={styles.aside}>
            {fact.observedAt && (
              <>
                {t('shared.observed')} <RelativeTime value={fact.observedAt} />{' '}
              </>
            )}
            {t('shared.from', { source: fact.source })}
          </span>
          <Staleness fact={fact} now={now} />
        </li>
      ))}
    </ul>
  );
}
