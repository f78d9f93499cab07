import { Button } from '@backstage/ui';
import {
  CursorList,
  Notice,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useScorecardsTranslation } from '../../translation';
import styles from './shared.module.css';

/** Reads the next page of a list, if there is one. */
export function More<T>(props: { list: CursorList<T>; title?: string }) {
  const { list, title } = props;
  const { t } = useScorecardsTranslation();
  if (!list.hasMore) {
    return null;
  }
  return (
    <div className={styles.more}>
      {list.moreError && (
        <Notice
          title={t('shared.moreFailed')}
          advice={reasonOf(list.moreError)}
        />
      )}
      <Button
        variant="secondary"
        size="small"
        isPending={list.isLoadingMore}
        onPress={list.loadMore}
      >
        {title ?? t('shared.loadMore')}
      </Button>
    </div>
  );
}
