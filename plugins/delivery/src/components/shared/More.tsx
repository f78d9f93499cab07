import { Button } from '@backstage/ui';
import {
  CursorList,
  Notice,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../../translation';
import styles from './shared.module.css';

/** Reads the next page of a list, if there is one. */
export function More<T>(props: { list: CursorList<T> }) {
  const { list } = props;
  const { t } = useDeliveryTranslation();
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
        {t('shared.loadMore')}
      </Button>
    </div>
  );
}
