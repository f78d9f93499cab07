import { Button } from '@backstage/ui';
import { CursorList, reasonOf } from '../../loadable';
import { useGroundworkTranslation } from '../../translation/useGroundworkTranslation';
import { Notice } from '../Notice';
import styles from './More.module.css';

/**
 * The properties of {@link More}.
 *
 * @public
 */
export interface MoreProps<T> {
  list: CursorList<T>;
}

/**
 * Reads the next page of a list, if there is one.
 *
 * @public
 */
export function More<T>({ list }: MoreProps<T>): JSX.Element | null {
  const { t } = useGroundworkTranslation();
  if (!list.hasMore) {
    return null;
  }
  return (
    <div className={styles.more}>
      {list.moreError && (
        <Notice title={t('moreFailed')} advice={reasonOf(list.moreError)} />
      )}
      <Button
        variant="secondary"
        size="small"
        isPending={list.isLoadingMore}
        onPress={list.loadMore}
      >
        {t('loadMore')}
      </Button>
    </div>
  );
}
