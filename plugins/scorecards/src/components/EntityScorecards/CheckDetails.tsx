import {
  CheckResult,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsTranslation } from '../../translation';
import { Evidence, RemedyButtons } from '../shared';
import styles from './EntityScorecards.module.css';

/** By which rule and facts a check says what it says. */
export function CheckDetails(props: {
  check: CheckResult;
  entity: ScoredEntity;
  now: Date;
}) {
  const { check, entity, now } = props;
  const { why, status, remedy, expression, level, weight, facts } = check;
  const { t } = useScorecardsTranslation();
  // The evidence names it, right below.
  const isJustTheFact =
    facts.length === 1 && expression.trim() === facts[0].factId;
  return (
    <div className={styles.details}>
      {why && <p className={styles.why}>{why}</p>}
      <p className={styles.rule}>
        <span className={styles.ruleLabel}>{t('shared.rule')}</span>{' '}
        {isJustTheFact ? (
          t('entity.ruleIsFact')
        ) : (
          <code className={styles.code}>{expression}</code>
        )}
      </p>
      <p className={styles.rule}>
        <span className={styles.ruleLabel}>{t('entity.counts')}</span>{' '}
        {t('entity.countsAs', { level: `${level}`, weight: `${weight}` })}
      </p>
      <Evidence facts={facts} now={now} />
      {status === 'unknown' && remedy && (
        <p className={styles.remedy}>
          {t('entity.advised')} {remedy.text}{' '}
          <RemedyButtons remedy={remedy} entity={entity} />
        </p>
      )}
    </div>
  );
}
