import { createContext, useContext } from 'react';

/** Opens the search from anywhere in the portal. */
export interface SearchPaletteControl {
  open(term?: string): void;
}

export const SearchPaletteContext = createContext<SearchPaletteControl>({
  open: () => {
    throw new Error('The search is opened outside of SearchPaletteProvider');
  },
});

/** The search of this portal. */
export function useSearchPalette(): SearchPaletteControl {
  return useContext(SearchPaletteContext);
}
