import { DependencyList, useState } from 'react';
import { toError } from '@backstage/errors';
import {
  Refreshable,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Page } from '@groundwork/backstage-plugin-groundwork-common';

/** A list as far as it was read. */
export interface CursorList<T> {
  items: T[];
  /** How long it is, if that is known. */
  total?: number;
  hasMore: boolean;
  isLoadingMore: boolean;
  /** Why there is no further page. */
  moreError?: Error;
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

/** Reads a list page by page; each page that is asked for is added. */
export function useCursorList<T extends { id: string }>(
  load: (cursor?: string, signal?: AbortSignal) => Promise<Page<T>>,
  dependencies: DependencyList,
): Refreshable<CursorList<T>> {
  const first = useRefreshable(signal => load(undefined, signal), dependencies);
  const [known, setKnown] = useState<Further<T>>();
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
    setKnown({ ...further, isLoading: true, error: undefined });
    load(further.nextCursor).then(
      ({ items, pageInfo }) => {
        const { nextCursor } = pageInfo;
        setKnown({
          of: page,
          items: [...further.items, ...items],
          nextCursor,
          isLoading: false,
        });
      },
      reason =>
        setKnown({ ...further, isLoading: false, error: toError(reason) }),
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
