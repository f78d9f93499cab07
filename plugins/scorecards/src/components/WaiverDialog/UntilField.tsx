import { useId } from 'react';
import { ToggleButton } from '@backstage/ui';
import { dayAfter } from '../../logic/days';
import { MAX_DAYS, QUICK_DAYS } from '../../logic/waivers';
import { useScorecardsTranslation } from '../../translation';
import styles from './WaiverDialog.module.css';

/** Asks for the day on which a waiver ends. */
export function UntilField(props: {
  now: Date;
  value: string;
  problem?: string;
  onChange(day: string): void;
}) {
  const { now, value, problem, onChange } = props;
  const { t } = useScorecardsTranslation();
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {t('waivers.until')}
      </label>
      <span className={styles.until}>
        <input
          id={id}
          type="date"
          className={styles.input}
          min={dayAfter(0, now)}
          max={dayAfter(MAX_DAYS, now)}
          value={value}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && `${id}-problem`}
          onChange={event => onChange(event.target.value)}
        />
        <span
          className={styles.quick}
          role="group"
          aria-label={t('waivers.quick')}
        >
          {QUICK_DAYS.map(days => {
            const day = dayAfter(days, now);
            return (
              <ToggleButton
                key={days}
                isSelected={value === day}
                onChange={() => onChange(day)}
              >
                {t('waivers.days', { days: `${days}` })}
              </ToggleButton>
            );
          })}
        </span>
      </span>
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
