import { Hint } from '@groundwork/backstage-plugin-groundwork-react';
import { Tally } from '@groundwork/backstage-plugin-scorecards-common';
import { useScoreTexts } from '../../hooks/useScoreTexts';
import styles from './shared.module.css';

/**
 * A score, always with its coverage; what it is of, on hover and focus. In
 * rows of a table, where each would be a stop of the keyboard, on hover only.
 */
export function Score(props: { tally: Tally; isInRow?: boolean }) {
  const { tally, isInRow } = props;
  const { score, coverage, hint } = useScoreTexts()(tally);
  const figure = <strong className={styles.score}>{score}</strong>;
  return (
    <span className={styles.scoreLine} title={isInRow ? hint : undefined}>
      {isInRow ? figure : <Hint text={hint}>{figure}</Hint>}
      {coverage && <span className={styles.aside}>{coverage}</span>}
    </span>
  );
}
