import { useEffect, useMemo, useState } from 'react';
import { errorApiRef, storageApiRef, useApi } from '@backstage/core-plugin-api';
import { useMe } from '../../../hooks/useMe';
import { useScorecardsTranslation } from '../../../translation';

const BUCKET = 'scorecards';

/** Several people can sign in by one browser. */
function keyOf(userRef: string): string {
  return `hiddenColumns.${userRef.replace(/[^\w.-]/g, '.')}`;
}

/** What is remembered, as far as it is a list of columns. */
function columnsIn(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((id): id is string => typeof id === 'string')
    : [];
}

/**
 * The columns that the person has hidden, which the portal remembers where it
 * keeps the settings of people: in their browser, or for them in the backend.
 * It is those that are hidden, so that a column that is new is seen.
 */
export function useHiddenColumns(): {
  hidden: ReadonlySet<string>;
  hide(columns: string[]): void;
} {
  const storageApi = useApi(storageApiRef);
  const { t } = useScorecardsTranslation();
  const errorApi = useApi(errorApiRef);
  const me = useMe();
  const key = me.status === 'ready' ? keyOf(me.value.userRef) : undefined;
  const bucket = useMemo(() => storageApi.forBucket(BUCKET), [storageApi]);
  const [columns, setColumns] = useState<string[]>([]);
  useEffect(() => {
    if (!key) {
      return undefined;
    }
    const take = (snapshot: { presence: string; value?: unknown }) =>
      snapshot.presence !== 'unknown' && setColumns(columnsIn(snapshot.value));
    // A browser knows at once, and tells only of what changes.
    take(bucket.snapshot(key));
    const subscription = bucket.observe$(key).subscribe(take);
    return () => subscription.unsubscribe();
  }, [bucket, key]);
  return {
    hidden: useMemo(() => new Set(columns), [columns]),
    hide: chosen => {
      setColumns(chosen);
      if (key) {
        bucket
          .set(key, chosen)
          // On this page they stay as chosen, which is what was asked for.
          .catch(reason =>
            errorApi.post(
              new Error(t('scorecard.columnsNotKept'), { cause: reason }),
            ),
          );
      }
    },
  };
}
