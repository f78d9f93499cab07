import { Day, Notice } from '@groundwork/backstage-plugin-groundwork-react';
import { EntityScorecards } from '@groundwork/backstage-plugin-scorecards-common';
import { sourceFailuresOf } from '../../logic/sourceFailures';
import { useScorecardsTranslation } from '../../translation';
import styles from './EntityScorecards.module.css';

/** Which sources fail for what is shown, why, and who can mend that. */
export function SourceFailures(props: { of: EntityScorecards['scorecards'] }) {
  const { t } = useScorecardsTranslation();
  const failures = sourceFailuresOf(props.of);
  return failures.length === 0 ? null : (
    <Notice
      tone="warning"
      title={t('entity.sourcesFailed', { count: failures.length })}
      advice={
        <>
          <span className={styles.failures} role="list">
            {failures.map(({ source, errors, since }) => (
              <span key={source} role="listitem">
                {t('entity.collectorFailed', {
                  collector: source,
                  error: errors.join('; '),
                })}
                {since && (
                  <span className={styles.aside}>
                    {' · '}
                    {t('entity.collectorFailedSince')} <Day value={since} />
                  </span>
                )}
              </span>
            ))}
          </span>
          {t('entity.sourcesFailedAdvice')}
        </>
      }
    />
  );
}
