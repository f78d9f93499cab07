import { KeyboardEvent } from 'react';
import { RiSearchLine } from '@remixicon/react';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import styles from './SearchPalette.module.css';

/** Where the name is typed; it keeps the focus while hits are chosen. */
export function SearchPaletteField(props: {
  term: string;
  listId: string;
  /** The id of the hit that Enter would open. */
  selectedId?: string;
  onChange(term: string): void;
  onKeyDown(event: KeyboardEvent): void;
}) {
  const { term, listId, selectedId, onChange, onKeyDown } = props;
  const { t } = usePortalTranslation();
  return (
    <div className={styles.field}>
      <RiSearchLine className={styles.fieldIcon} aria-hidden />
      <input
        // The dialog was opened to type.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        className={styles.input}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('search.placeholder')}
        aria-autocomplete="list"
        aria-expanded={selectedId !== undefined}
        aria-controls={listId}
        aria-activedescendant={selectedId}
        placeholder={t('search.placeholder')}
        value={term}
        onChange={event => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
