import { Day, Notice } from '@groundwork/backstage-plugin-groundwork-react';
import { MaturityModelAnswer } from '@groundwork/backstage-plugin-maturity-common';
import { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import { MaturityTranslate, useMaturityTranslation } from '../../translation';
import styles from './ModelPage.module.css';

function problemText(
  { message, line, column, path }: DefinitionProblem,
  t: MaturityTranslate,
): string {
  if (line === undefined) {
    return path ? t('model.problemIn', { path, message }) : message;
  }
  return column === undefined
    ? t('model.problemAtLine', { line: `${line}`, message })
    : t('model.problemAt', { line: `${line}`, column: `${column}`, message });
}

/** A model that is not in force, and what is wrong with it. */
export function Refused(props: {
  of: NonNullable<MaturityModelAnswer['refused']>;
}) {
  const { since, problems } = props.of;
  const { t } = useMaturityTranslation();
  return (
    <Notice
      tone="warning"
      title={t('model.refusedTitle')}
      advice={
        <>
          <span>
            {t('model.refusedSince')} <Day value={since} />.{' '}
            {t('model.refusedAdvice')}
          </span>
          <span role="list">
            {problems.map(problem => (
              <span
                key={`${problem.line} ${problem.column} ${problem.path} ${problem.message}`}
                role="listitem"
                className={styles.problem}
              >
                {problemText(problem, t)}
              </span>
            ))}
          </span>
        </>
      }
    />
  );
}
