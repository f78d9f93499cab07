import { useMediaQuery } from '@groundwork/backstage-plugin-groundwork-react';

/** Where a table shows only its first columns. */
const NARROW = '(max-width: 599.95px)';

/** Whether there is room for two columns only, as on a phone. */
export function useIsNarrow(): boolean {
  return useMediaQuery(NARROW);
}
