import { RiSearchLine } from '@remixicon/react';
import { modifierKeyName } from '../search/shortcuts';
import { useSearchPalette } from '../search/SearchPaletteContext';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import styles from './Nav.module.css';

/** Opens the search, and teaches its key. */
export function SearchButton(props: { onOpen?(): void }) {
  const { t } = usePortalTranslation();
  const palette = useSearchPalette();
  const modifier = modifierKeyName(window.navigator.platform);
  return (
    <button
      type="button"
      className={styles.search}
      aria-keyshortcuts="Meta+K Control+K"
      aria-haspopup="dialog"
      title={t('search.open')}
      onClick={() => {
        props.onOpen?.();
        palette.open();
      }}
    >
      <RiSearchLine className={styles.searchIcon} aria-hidden />
      <span className={styles.label}>{t('search.open')}</span>
      <kbd className={styles.key} aria-hidden="true">
        {modifier} K
      </kbd>
    </button>
  );
}
