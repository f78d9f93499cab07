import { useId } from 'react';
import styles from './shared.module.css';

/** Asks for a day and a time of day, where the person is. */
export function MinuteField(props: {
  label: string;
  /** `YYYY-MM-DDTHH:mm` */
  value: string;
  isRequired?: boolean;
  onChange(value: string): void;
}) {
  const { label, value, isRequired, onChange } = props;
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
        value={value}
        required={isRequired}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  );
}
