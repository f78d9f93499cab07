import { KeyboardEvent as ReactKeyboardEvent, useEffect, useRef } from 'react';
import { RiSearchLine } from '@remixicon/react';
import { isSearchSlash } from './slash';
import styles from './PageSearchField.module.css';

/**
 * The properties of a {@link PageSearchField}.
 *
 * @public
 */
export interface PageSearchFieldProps {
  label: string;
  placeholder?: string;
  value: string;
  onChange(value: string): void;
}

/**
 * The search of a page: `/` leads here, Escape clears it. A page has one.
 *
 * @public
 */
export function PageSearchField(props: PageSearchFieldProps): JSX.Element {
  const { label, placeholder, value, onChange } = props;
  const ref = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isSearchSlash(event)) {
        event.preventDefault();
        ref.current?.focus();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const clearByEscape = (event: ReactKeyboardEvent) => {
    if (event.key === 'Escape' && value) {
      event.preventDefault();
      onChange('');
    }
  };
  return (
    <span className={styles.field}>
      <RiSearchLine size="1.125em" className={styles.icon} aria-hidden />
      <input
        ref={ref}
        className={styles.input}
        type="search"
        // By this mark a portal finds the field, too.
        data-page-search=""
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={clearByEscape}
      />
      {!value && (
        <kbd className={styles.key} aria-hidden="true">
          /
        </kbd>
      )}
    </span>
  );
}
