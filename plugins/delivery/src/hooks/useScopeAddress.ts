import { useMemo, useState } from 'react';
import {
  parseScope,
  ScopeQuery,
} from '@groundwork/backstage-plugin-delivery-common';
import { useQueryParam } from '@groundwork/backstage-plugin-groundwork-react';
import { PeriodId, readPeriod, timesOf } from '../logic/period';

/** Everything, which is what numbers are of unless the address says otherwise. */
export const EVERYTHING = 'all';

/** A period in the address, with what the backend is asked for it. */
export interface ScopeAddress {
  scope: string;
  setScope(scope: string): void;
  period: PeriodId;
  setPeriod(period: PeriodId): void;
  query: ScopeQuery & { from: string; to: string };
}

/**
 * What numbers are asked of, and of when, as the address says.
 *
 * @param fixed - the scope where the page is about one entity
 */
export function useScopeAddress(fixed?: string): ScopeAddress {
  const [scopeText, setScope] = useQueryParam('scope');
  const [periodText, setPeriod] = useQueryParam('period');
  const [now] = useState(() => new Date());
  const scope = fixed ?? (parseScope(scopeText) ? scopeText : EVERYTHING);
  const period = readPeriod(periodText);
  const query = useMemo(
    () => ({ scope, ...timesOf(period, now) }),
    [scope, period, now],
  );
  return {
    scope,
    setScope: to => setScope(to === EVERYTHING ? '' : to),
    period,
    setPeriod,
    query,
  };
}
