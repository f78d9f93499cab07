import { useCallback, useEffect, useState } from 'react';
import { ResponseError } from '@backstage/errors';
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

/** What is there beside entities, and few enough to be asked for by itself. */
const NAMED_TYPES = ['scorecards', 'environments'];

type SearchApi = typeof searchApiRef.T;
type Answer = Awaited<ReturnType<SearchApi['query']>>;

/** The search refuses types that no collator of this portal has added. */
function isUnknownType(error: unknown): boolean {
  return error instanceof ResponseError && error.response.status === 400;
}

async function askFor(
  searchApi: SearchApi,
  term: string,
  signal: AbortSignal,
): Promise<{ results: Answer['results']; total: number }> {
  const ask = (types?: string[]) =>
    searchApi.query({ term, types, pageLimit: PAGE }, { signal });
  // An entity may have many identifiers that hold the term; they must not
  // crowd out the entities, scorecards and environments that are called so.
  const [entities, named, all] = await Promise.all([
    ask(['software-catalog']),
    ask(NAMED_TYPES).catch(error => {
      if (isUnknownType(error)) {
        return { results: [] };
      }
      throw error;
    }),
    ask(),
  ]);
  return {
    results: [...entities.results, ...named.results, ...all.results],
    total: all.numberOfResults ?? 0,
  };
}

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
        const { results, total } = await askFor(searchApi, wanted, signal);
        if (!signal.aborted) {
          const found = eachPlaceOnce(
            results.map(result => hitOf(result, window.location.origin)),
          );
          setState({
            status: 'ready',
            hits: byCloseness(found, wanted).slice(0, SHOWN),
            total: Math.max(total, found.length),
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
