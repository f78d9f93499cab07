import { CheckResult } from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsTranslation } from '../../translation';
import { Evidence } from '../shared';
import styles from './EntityScorecards.module.css';

/** By which rule and facts a check says what it says. */
export function CheckDetails(props: { check: CheckResult; now: Date }) {
  const { check, now } = props;
  const { why, expression, level, weight, facts } = check;
  const { t } = useScorecardsTranslation();
  return (
    <div className={styles.details}>
      {why && <p className={styles.why}>{why}</p>}
      <p className={styles.rule}>
        <code className={styles.code}>{expression}</code>{' '}
        <span className={styles.aside}>
          {t('entity.onLevel', { level: `${level}` })} ·{' '}
          {t('shared.weight', { weight: `${weight}` })}
        </span>
      </p>
      <Evidence facts={facts} now={now} />
    </div>
  );
}
