import { DependencyList, useEffect, useRef, useState } from 'react';
import { toError } from '@backstage/errors';
import { Page } from '@groundwork/backstage-plugin-groundwork-common';
import { Refreshable, useRefreshable } from './useRefreshable';

/**
 * A list as far as it was read.
 *
 * @public
 */
export interface CursorList<T> {
  items: T[];
  /** How long it is, if that is known. */
  total?: number;
  hasMore: boolean;
  isLoadingMore: boolean;
  /** Why there is no further page. */
  moreError?: Error;
  /** Reads the next page; not while the list is read anew. */
  loadMore(): void;
}

interface Further<T> {
  /** The first page that these follow. */
  of: Page<T>;
  items: T[];
  nextCursor?: string;
  isLoading: boolean;
  error?: Error;
}

interface Reading {
  /** The first page that is shown. */
  of?: object;
  /** Aborts when it is another. */
  signal?: AbortSignal;
  /** Whether a further one is on its way. */
  isUnderWay?: boolean;
}

/** What is being read beside what is shown. */
function useReading(page: object | undefined): () => Reading {
  const reading = useRef<Reading>({});
  useEffect(() => {
    const controller = new AbortController();
    reading.current = { of: page, signal: controller.signal };
    return () => controller.abort();
  }, [page]);
  return () => reading.current;
}

/**
 * Reads a list page by page, from its beginning when the dependencies change;
 * each page that is asked for is added.
 *
 * @public
 */
export function useCursorList<T extends { id: string }>(
  load: (cursor?: string, signal?: AbortSignal) => Promise<Page<T>>,
  dependencies: DependencyList,
): Refreshable<CursorList<T>> {
  const first = useRefreshable(signal => load(undefined, signal), dependencies);
  const [known, setKnown] = useState<Further<T>>();
  const reading = useReading(
    first.status === 'ready' ? first.value : undefined,
  );
  if (first.status !== 'ready') {
    return first;
  }
  const { value: page } = first;
  const further: Further<T> =
    known?.of === page
      ? known
      : {
          of: page,
          items: [],
          nextCursor: page.pageInfo.nextCursor,
          isLoading: false,
        };
  const loadMore = () => {
    const now = reading();
    // A cursor leads on only from the page that it came with.
    if (now.of !== page || first.isRefreshing || now.isUnderWay) {
      return;
    }
    now.isUnderWay = true;
    setKnown({ ...further, isLoading: true, error: undefined });
    const settle = (then: Further<T>) => {
      now.isUnderWay = false;
      if (!now.signal?.aborted) {
        setKnown(then);
      }
    };
    load(further.nextCursor, now.signal).then(
      ({ items, pageInfo }) =>
        settle({
          of: page,
          items: [...further.items, ...items],
          nextCursor: pageInfo.nextCursor,
          isLoading: false,
        }),
      reason =>
        settle({ ...further, isLoading: false, error: toError(reason) }),
    );
  };
  // What came to the top meanwhile can move others to the next page.
  const items = new Map(
    [...page.items, ...further.items].map(item => [item.id, item]),
  );
  return {
    ...first,
    value: {
      items: [...items.values()],
      total: page.totalItems,
      hasMore: further.nextCursor !== undefined,
      isLoadingMore: further.isLoading,
      moreError: further.error,
      loadMore,
    },
    replace: () => first.refresh(),
  };
}
