import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { Lookup, LookupState, useLookup } from '../../hooks/useLookup';
import { addressOfQuestion, questionOfAddress } from '../../lookup/address';
import { Question } from '../../lookup/question';

function questionOf({ search }: { search: string }): Question {
  return questionOfAddress(new URLSearchParams(search), new Date());
}

/**
 * The address for what is shown; undefined while that is about to change.
 * Browsers allow only so many changes of the address, not one for each key.
 */
function settledAddress(state: LookupState, text: string): string | undefined {
  switch (state.status) {
    case 'ready':
    case 'failed':
      return addressOfQuestion(state.question);
    case 'too-large':
      return '';
    default:
      return text.trim() ? undefined : '';
  }
}

/**
 * A look-up whose question is in the address, so that it can be shared and
 * come back to, unless it is too long for one.
 */
export function useAddressedLookup(): Lookup {
  const location = useLocation();
  const navigate = useNavigate();
  const [initial] = useState(() => questionOf(location));
  const lookup = useLookup(initial);
  const { state, ask } = lookup;

  // What this wrote last; an address that is not like it came from elsewhere.
  const written = useRef(location.search.replace(/^\?/, ''));
  const latest = useRef(location);
  latest.current = location;

  useEffect(() => {
    const search = location.search.replace(/^\?/, '');
    if (search !== written.current) {
      written.current = search;
      ask(questionOf(location));
    }
  }, [location, ask]);

  const settled = settledAddress(state, lookup.text);
  useEffect(() => {
    if (settled !== undefined && settled !== written.current) {
      written.current = settled;
      const { pathname, hash } = latest.current;
      navigate({ pathname, search: settled, hash }, { replace: true });
    }
  }, [navigate, settled]);

  return lookup;
}
