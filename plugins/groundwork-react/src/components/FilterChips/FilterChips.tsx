import { ToggleButton } from '@backstage/ui';
import styles from './FilterChips.module.css';

/**
 * Something to show only.
 *
 * @public
 */
export interface FilterChip<T> {
  value: T;
  label: string;
  /** How many there are of it. */
  count?: number;
}

/**
 * The properties of {@link FilterChips}.
 *
 * @public
 */
export interface FilterChipsProps<T> {
  label: string;
  chips: FilterChip<T>[];
  chosen: readonly T[];
  onChange(chosen: T[]): void;
}

/**
 * Shows only what is pressed; all of it while nothing is.
 *
 * @public
 */
export function FilterChips<T extends string | number>(
  props: FilterChipsProps<T>,
): JSX.Element {
  const { label, chips, chosen, onChange } = props;
  const toggle = (toggled: T, isChosen: boolean) =>
    onChange(
      chips
        .map(({ value }) => value)
        .filter(value =>
          value === toggled ? isChosen : chosen.includes(value),
        ),
    );
  return (
    <div className={styles.chips} role="group" aria-label={label}>
      {chips.map(chip => (
        <ToggleButton
          key={chip.value}
          className={styles.chip}
          isSelected={chosen.includes(chip.value)}
          onChange={isChosen => toggle(chip.value, isChosen)}
        >
          <span>
            {chip.label}
            {chip.count !== undefined && (
              <>
                {' '}
                <span className={styles.count}>{chip.count}</span>
              </>
            )}
          </span>
        </ToggleButton>
      ))}
    </div>
  );
}
