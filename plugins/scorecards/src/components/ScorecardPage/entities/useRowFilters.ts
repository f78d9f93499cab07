import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  filtersOf,
  NO_FILTERS,
  paramsOf,
  placeOf,
  RowFilters,
  RowPlace,
  withPlace,
} from '../../../logic/rowFilters';

/** The filters and the page that the address says, and how to change them. */
export interface AddressedRows {
  filters: RowFilters;
  place: RowPlace;
  change(changed: Partial<RowFilters>): void;
  clear(): void;
  goTo(place: RowPlace): void;
}

export function useRowFilters(): AddressedRows {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => filtersOf(params), [params]);
  const write = (changed: Partial<RowFilters>) =>
    setParams(
      current => paramsOf({ ...filtersOf(current), ...changed }, current),
      // Typing a name is one step back, not one for each letter.
      { replace: true },
    );
  return {
    filters,
    place: placeOf(params),
    change: write,
    clear: () => write({ ...NO_FILTERS, order: filters.order }),
    goTo: place => setParams(current => withPlace(current, place)),
  };
}
