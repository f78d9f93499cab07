import { DependencyList } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

/**
 * Something that is fetched.
 *
 * @public
 */
export type Loadable<T> =
  | { status: 'loading' }
  | { status: 'failed'; error: Error; retry(): void }
  | { status: 'ready'; value: T };

/**
 * Fetches when the dependencies change; `retry` of a failure fetches again.
 *
 * @public
 */
export function useLoadable<T>(
  load: () => Promise<T>,
  dependencies: DependencyList,
): Loadable<T> {
  // The caller's dependencies are those of its function.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const { loading, error, value, retry } = useAsyncRetry(load, dependencies);
  if (loading) {
    return { status: 'loading' };
  }
  return error
    ? { status: 'failed', error, retry }
    : { status: 'ready', value: value as T };
}
