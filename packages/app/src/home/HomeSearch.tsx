import { FormEvent, useState } from 'react';
import { Button } from '@backstage/ui';
import { RiSearchLine } from '@remixicon/react';
import { useSearchPalette } from '../search/SearchPaletteContext';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import styles from './HomeSearch.module.css';

/** The first thing to do on Home: find something by name. */
export function HomeSearch() {
  const { t } = usePortalTranslation();
  const palette = useSearchPalette();
  const [term, setTerm] = useState('');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    palette.open(term);
  };

  return (
    <form role="search" className={styles.search} onSubmit={submit}>
      <RiSearchLine className={styles.icon} aria-hidden />
      <input
        className={styles.input}
        type="search"
        data-page-search=""
        aria-label={t('home.searchLabel')}
        aria-keyshortcuts="/"
        placeholder={t('search.placeholder')}
        autoComplete="off"
        value={term}
        onChange={event => setTerm(event.target.value)}
      />
      <kbd className={styles.key} aria-hidden="true">
        /
      </kbd>
      <Button type="submit" variant="primary" className={styles.submit}>
        {t('home.searchButton')}
      </Button>
    </form>
  );
}
