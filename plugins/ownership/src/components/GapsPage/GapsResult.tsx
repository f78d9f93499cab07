import { Button } from '@backstage/ui';
import {
  Emptiness,
  Notice,
  useMediaQuery,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useOwnershipTranslation } from '../../translation';
import { GapFilters, isFiltered } from './filters';
import { summarize } from './gapList';
import { GapsList, GapsTable } from './GapsTable';
import { Gaps } from './useGaps';
import styles from './GapsPage.module.css';

type ReadGaps = Extract<Gaps, { status: 'ready' }>;

/** Below this, there is no room for a column of reasons beside the navigation. */
const NARROW = '(max-width: 899.95px)';

/** Says why there is nothing, and what to do about that. */
export function NoGaps(props: { filters: GapFilters; onClear(): void }) {
  const { filters, onClear } = props;
  const { t } = useOwnershipTranslation();
  return isFiltered(filters) ? (
    <div className={styles.nothing}>
      <Emptiness
        title={t('gaps.noMatchTitle')}
        advice={t('gaps.noMatchAdvice')}
      />
      <Button variant="secondary" size="small" onPress={onClear}>
        {t('gaps.clearFilters')}
      </Button>
    </div>
  ) : (
    <div className={styles.nothing}>
      <Emptiness title={t('gaps.emptyTitle')} advice={t('gaps.emptyAdvice')} />
    </div>
  );
}

function More(props: { gaps: ReadGaps; filters: GapFilters }) {
  const { gaps, filters } = props;
  const { list, isLoadingMore, moreError, loadMore } = gaps;
  const { t } = useOwnershipTranslation();
  const { total } = summarize(list.first.counts, filters.kinds);
  return (
    <div className={styles.more}>
      {moreError && (
        <Notice title={t('gaps.moreFailed')} advice={moreError.message} />
      )}
      <div className={styles.moreRow}>
        <span className={styles.aside}>
          {list.gaps.length > 0
            ? t('gaps.shown', {
                shown: `${list.gaps.length}`,
                total: `${total}`,
              })
            : t('gaps.hiddenPage')}
        </span>
        <Button
          variant="secondary"
          size="small"
          isPending={isLoadingMore}
          onPress={loadMore}
        >
          {t('gaps.loadMore')}
        </Button>
      </div>
    </div>
  );
}

/** The gaps, as far as they were read. */
export function GapsResult(props: { gaps: ReadGaps; filters: GapFilters }) {
  const { gaps, filters } = props;
  const { list } = gaps;
  const isNarrow = useMediaQuery(NARROW);
  const rows = isNarrow ? (
    <GapsList gaps={list.gaps} />
  ) : (
    <GapsTable gaps={list.gaps} />
  );
  return (
    <>
      {list.gaps.length > 0 && rows}
      {list.nextCursor && <More gaps={gaps} filters={filters} />}
    </>
  );
}
