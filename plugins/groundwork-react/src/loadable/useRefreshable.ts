import { DependencyList, useEffect, useMemo, useState } from 'react';
import { toError } from '@backstage/errors';
import { Loadable } from './loadable';

/**
 * Something that is fetched, and fetched anew while what is known of it stays
 * in sight.
 *
 * @public
 */
export type Refreshable<T> =
  | Exclude<Loadable<T>, { status: 'ready' }>
  | {
      status: 'ready';
      value: T;
      /** Whether the value is of before, and is being fetched anew. */
      isRefreshing: boolean;
      /** Why the value is still that of before. */
      refreshError?: Error;
      /** Fetches anew. */
      refresh(): void;
      /** Takes a value that somebody else has fetched. */
      replace(value: T): void;
    };

/** What is known: each is of a question, which is an object of its own. */
interface Known<T> {
  /** The question that the value is an answer to. */
  value?: { of: object; is: T };
  /** Why the last question has no answer. */
  error?: Error;
  /** The question that was answered last, and at which attempt. */
  answered?: { question: object; attempt: number };
}

/**
 * Fetches when the dependencies change, and keeps the value until there is
 * another. Who shows something else altogether, such as another entity, mounts
 * the component anew by a `key`.
 *
 * @public
 */
export function useRefreshable<T>(
  load: (signal: AbortSignal) => Promise<T>,
  dependencies: DependencyList,
): Refreshable<T> {
  // The caller's dependencies are those of its function.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const question = useMemo(() => ({ load }), dependencies);
  const [attempt, setAttempt] = useState(1);
  const [known, setKnown] = useState<Known<T>>({});

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const answered = { question, attempt };
    question.load(signal).then(
      is =>
        signal.aborted || setKnown({ value: { of: question, is }, answered }),
      reason =>
        signal.aborted ||
        setKnown(({ value }) => ({ value, error: toError(reason), answered })),
    );
    return () => controller.abort();
  }, [question, attempt]);

  const { value, error, answered } = known;
  const retry = () => setAttempt(count => count + 1);
  const isRefreshing =
    answered?.question !== question || answered.attempt !== attempt;
  if (value && (isRefreshing || value.of === question)) {
    return {
      status: 'ready',
      value: value.is,
      isRefreshing,
      refreshError: isRefreshing ? undefined : error,
      refresh: retry,
      replace: is =>
        setKnown({
          value: { of: question, is },
          answered: { question, attempt },
        }),
    };
  }
  return error && !isRefreshing
    ? { status: 'failed', error, retry }
    : { status: 'loading' };
}
