import { ReactNode, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { SearchPalette } from './SearchPalette';
import {
  SearchPaletteContext,
  SearchPaletteControl,
} from './SearchPaletteContext';
import { isEditable, isSearchKey, isSlashKey } from './shortcuts';

/** A page marks its own search field with this, and `/` goes there. */
export const PAGE_SEARCH_SELECTOR = '[data-page-search]';

function focusPageSearch(): boolean {
  const field = document.querySelector<HTMLElement>(PAGE_SEARCH_SELECTOR);
  field?.focus();
  return Boolean(field);
}

function useShortcuts(control: SearchPaletteControl, isOpen: boolean) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isOpen) {
        return;
      }
      if (isSearchKey(event)) {
        event.preventDefault();
        control.open();
      } else if (isSlashKey(event) && !isEditable(event.target)) {
        event.preventDefault();
        if (!focusPageSearch()) {
          control.open();
        }
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [control, isOpen]);
}

/** Lets everything inside open the search, by key or by button. */
export function SearchPaletteProvider(props: { children: ReactNode }) {
  const [openedWith, setOpenedWith] = useState<string>();
  const { pathname } = useLocation();

  const control = useMemo<SearchPaletteControl>(
    () => ({ open: (term = '') => setOpenedWith(term) }),
    [],
  );
  const isOpen = openedWith !== undefined;
  useShortcuts(control, isOpen);

  useEffect(() => setOpenedWith(undefined), [pathname]);

  return (
    <SearchPaletteContext.Provider value={control}>
      {props.children}
      {isOpen && (
        <SearchPalette
          initialTerm={openedWith}
          onClose={() => setOpenedWith(undefined)}
        />
      )}
    </SearchPaletteContext.Provider>
  );
}
