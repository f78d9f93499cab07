import { useOwnershipTranslation } from '../../translation';
import { confidenceFigure, confidenceWord } from './confidence';
import styles from './Confidence.module.css';

/** How sure an answer is, as a figure and a word. */
export function Confidence(props: { value: number }) {
  const { value } = props;
  const { t } = useOwnershipTranslation();
  return (
    <span className={styles.confidence}>
      <span className={styles.figure}>{confidenceFigure(value)}</span>{' '}
      {t(`shared.confidence.${confidenceWord(value)}`)}
    </span>
  );
}
