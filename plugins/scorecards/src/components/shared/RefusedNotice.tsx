import { Day, Notice } from '@groundwork/backstage-plugin-groundwork-react';
import { DefinitionProblem } from '@groundwork/backstage-plugin-scorecards-common';
import {
  ScorecardsTranslate,
  useScorecardsTranslation,
} from '../../translation';
import styles from './shared.module.css';

function problemText(
  { message, line, column, path }: DefinitionProblem,
  t: ScorecardsTranslate,
): string {
  if (line !== undefined) {
    return column === undefined
      ? t('shared.problemAtLine', { line: `${line}`, message })
      : t('shared.problemAt', {
          line: `${line}`,
          column: `${column}`,
          message,
        });
  }
  return path ? t('shared.problemIn', { path, message }) : message;
}

/** A definition that is not in force, and what is wrong with it. */
export function RefusedNotice(props: {
  title: string;
  /** Where it was read from. */
  location: string;
  since: string;
  problems: DefinitionProblem[];
}) {
  const { title, location, since, problems } = props;
  const { t } = useScorecardsTranslation();
  const advice = (
    <>
      <span>
        {t('shared.refusedIn', { location })} <Day value={since} />
      </span>
      <span className={styles.problems} role="list">
        {problems.map(problem => (
          <span
            key={`${problem.line} ${problem.column} ${problem.path} ${problem.message}`}
            role="listitem"
          >
            {problemText(problem, t)}
          </span>
        ))}
      </span>
    </>
  );
  return <Notice tone="warning" title={title} advice={advice} />;
}
