import { useId } from 'react';
import styles from './FreezesPage.module.css';

/** Asks for a day and a time of day, where the person is. */
export function MinuteField(props: {
  label: string;
  /** `YYYY-MM-DDTHH:mm` */
  value: string;
  min: string;
  problem?: string;
  onChange(value: string): void;
}) {
  const { label, value, min, problem, onChange } = props;
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="datetime-local"
        className={styles.input}
        min={min}
        value={value}
        required
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `${id}-problem`}
        onChange={event => onChange(event.target.value)}
      />
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
