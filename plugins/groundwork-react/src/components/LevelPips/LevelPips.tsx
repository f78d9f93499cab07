import { useGroundworkTranslation } from '../../translation';
import styles from './LevelPips.module.css';

/**
 * The properties of {@link LevelPips}.
 *
 * @public
 */
export interface LevelPipsProps {
  /** 0 when not even the lowest is reached. */
  level: number;
  /** How many levels there are. */
  of: number;
  /** What the level is called. */
  name?: string;
  /** Nothing that decides is known: the level says nothing. */
  isUnmeasured?: boolean;
  /** Says the level in words beside the pips. */
  hasText?: boolean;
}

/** With more, nobody counts them at a glance. */
const MAX_PIPS = 8;

function useWords(props: LevelPipsProps): string {
  const { level, of, name, isUnmeasured } = props;
  const { t } = useGroundworkTranslation();
  if (isUnmeasured) {
    return t('unmeasured');
  }
  const values = { level: `${level}`, of: `${of}` };
  return name ? t('levelNamed', { ...values, name }) : t('level', values);
}

/**
 * A level as filled pips: ●●○○. What was never measured is said to be so.
 *
 * @public
 */
export function LevelPips(props: LevelPipsProps): JSX.Element {
  const { level, of, isUnmeasured = false } = props;
  const words = useWords(props);
  const hasText = props.hasText || isUnmeasured || of > MAX_PIPS;
  const pips = of <= MAX_PIPS && (
    <span
      className={styles.pips}
      {...(hasText
        ? { 'aria-hidden': true }
        : { role: 'img', 'aria-label': words, title: words })}
    >
      {Array.from({ length: of }, (_, index) => (
        <span
          key={index}
          className={styles.pip}
          data-filled={(!isUnmeasured && index < level) || undefined}
          data-unmeasured={isUnmeasured || undefined}
        />
      ))}
    </span>
  );
  return hasText ? (
    <span className={styles.level}>
      {pips}
      <span className={styles.words}>{words}</span>
    </span>
  ) : (
    <>{pips}</>
  );
}
