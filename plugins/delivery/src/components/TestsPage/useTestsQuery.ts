import { TestState } from '@groundwork/backstage-plugin-delivery-common';
import {
  useQueryParam,
  useSettled,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useScopeAddress } from '../../hooks/useScopeAddress';
import { TEST_STATES } from './TestMark';

const TYPING_PAUSE_MS = 250;

/** Which tests are listed, as the address says. */
export function useTestsQuery() {
  const address = useScopeAddress();
  const [stateText, setState] = useQueryParam('state');
  const [search, setSearch] = useQueryParam('search');
  const settled = useSettled(search, TYPING_PAUSE_MS);
  const state = TEST_STATES.find(known => known === stateText);
  return {
    address,
    query: {
      ...address.query,
      state,
      search: settled.trim() || undefined,
    },
    state,
    setState: (to: TestState | undefined) => setState(to ?? ''),
    search,
    setSearch,
  };
}
