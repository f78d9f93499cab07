import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { searchApiRef } from '@backstage/plugin-search-react';
import { byCloseness, eachPlaceOnce, hitOf, SearchHit } from './hits';

/** What is found for a term. */
export type SearchHits =
  | { status: 'idle' }
  /** The hits of the term before stay while the next ones are fetched. */
  | { status: 'loading'; hits: SearchHit[] }
  | { status: 'ready'; hits: SearchHit[]; total: number }
  | { status: 'failed'; error: Error };

const PAUSE_MS = 120;
/** One page of the index, of which the closest are shown. */
const PAGE = 25;
const SHOWN = 12;

function hitsOf(state: SearchHits): SearchHit[] {
  return 'hits' in state ? state.hits : [];
}

/** Searches once the typing pauses; an answer to an older term is dropped. */
export function useSearchHits(term: string): {
  state: SearchHits;
  retry(): void;
} {
  const searchApi = useApi(searchApiRef);
  const [state, setState] = useState<SearchHits>({ status: 'idle' });
  const [attempt, setAttempt] = useState(0);
  const wanted = term.trim();

  useEffect(() => {
    if (!wanted) {
      setState({ status: 'idle' });
      return undefined;
    }
    const abort = new AbortController();
    const { signal } = abort;
    setState(previous => ({ status: 'loading', hits: hitsOf(previous) }));
    const timer = setTimeout(async () => {
      try {
        // An entity may have many identifiers that hold the term; they must not
        // crowd out the entities that are called so.
        const [entities, all] = await Promise.all(
          [['software-catalog'], undefined].map(types =>
            searchApi.query(
              { term: wanted, types, pageLimit: PAGE },
              { signal },
            ),
          ),
        );
        if (!signal.aborted) {
          const hits = [...entities.results, ...all.results].map(result =>
            hitOf(result, window.location.origin),
          );
          const found = eachPlaceOnce(hits);
          setState({
            status: 'ready',
            hits: byCloseness(found, wanted).slice(0, SHOWN),
            total: Math.max(all.numberOfResults ?? 0, found.length),
          });
        }
      } catch (error) {
        if (!signal.aborted) {
          setState({ status: 'failed', error: error as Error });
        }
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [searchApi, wanted, attempt]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { state, retry };
}
