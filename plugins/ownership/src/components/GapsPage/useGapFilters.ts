import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { filtersOf, GapFilters, NO_FILTERS, paramsOf } from './filters';

/** The filters that the address says, and how to change them. */
export function useGapFilters(): {
  filters: GapFilters;
  change(changed: Partial<GapFilters>): void;
  clear(): void;
} {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => filtersOf(params), [params]);
  const write = (changed: Partial<GapFilters>) =>
    setParams(
      current => paramsOf({ ...filtersOf(current), ...changed }, current),
      // Typing a name is one step back, not one for each letter.
      { replace: true },
    );
  return { filters, change: write, clear: () => write(NO_FILTERS) };
}
