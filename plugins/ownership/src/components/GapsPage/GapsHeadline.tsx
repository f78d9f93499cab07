import { Skeleton } from '@backstage/ui';
import { useOwnershipTranslation } from '../../translation';
import { FreshnessNote } from '../shared/FreshnessNote';
import { GapFilters, isFiltered } from './filters';
import { GapList, summarize } from './gapList';
import styles from './GapsPage.module.css';

/** What is so, in a sentence. */
export function GapsHeadline(props: { filters: GapFilters; list: GapList }) {
  const { filters, list } = props;
  const { t } = useOwnershipTranslation();
  const { total, nobody } = summarize(list.first.counts, filters.kinds);
  return (
    <div className={styles.headline}>
      <div role="status">
        <h2 className={styles.total}>
          {isFiltered(filters)
            ? t('gaps.matching', { count: total })
            : t('gaps.summary', { count: total })}
        </h2>
        {total > 0 && (
          <p className={styles.nobody}>
            {nobody > 0
              ? t('gaps.nobody', { count: nobody })
              : t('gaps.nobodyNone')}
          </p>
        )}
      </div>
      <FreshnessNote freshness={list.first} />
    </div>
  );
}

/** The place of the sentence. */
export function GapsHeadlineSkeleton() {
  const { t } = useOwnershipTranslation();
  return (
    <div
      className={styles.headline}
      role="status"
      aria-label={t('gaps.loading')}
    >
      <Skeleton width="14rem" height={28} />
      <Skeleton width="18rem" height={16} />
    </div>
  );
}
