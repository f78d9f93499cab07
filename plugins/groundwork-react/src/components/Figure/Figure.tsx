import { ReactNode } from 'react';
import { Hint } from '../Hint';
import styles from './Figure.module.css';

/**
 * The properties of a {@link Figure}.
 *
 * @public
 */
export interface FigureProps {
  /** What it is a figure of. */
  label: string;
  value: string;
  /** Small, behind the value. */
  unit?: string;
  /** Its n and change, beside it. */
  note?: ReactNode;
  /** Coverage, interval and definition, on hover and focus. */
  hint?: string;
}

/**
 * A figure that carries weight, with what it rests on beside it.
 *
 * @public
 */
export function Figure(props: FigureProps): JSX.Element {
  const { label, value, unit, note, hint } = props;
  const figure = (
    <span className={styles.value}>
      {value}
      {unit && <span className={styles.unit}> {unit}</span>}
    </span>
  );
  return (
    <div className={styles.figure}>
      <span className={styles.label}>{label}</span>
      <span className={styles.row}>
        {hint ? <Hint text={hint}>{figure}</Hint> : figure}
        {note && <span className={styles.note}>{note}</span>}
      </span>
    </div>
  );
}
