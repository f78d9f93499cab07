import { Button } from '@backstage/ui';
import {
  FilterChips,
  isDenied,
  Notice,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useOwnershipTranslation } from '../../translation';
import { GapFilterBar } from './GapFilterBar';
import { GapFilters } from './filters';
import { kindCounts } from './gapList';
import { GapsHeadline, GapsHeadlineSkeleton } from './GapsHeadline';
import { GapsResult, NoGaps } from './GapsResult';
import { useGapFilters } from './useGapFilters';
import { Gaps, useGaps } from './useGaps';
import { useSettled } from './useSettled';
import styles from './GapsPage.module.css';

const TYPING_PAUSE_MS = 250;

const SKELETON_ROWS = 8;

function Failure(props: { gaps: Extract<Gaps, { status: 'failed' }> }) {
  const { error, retry } = props.gaps;
  const { t } = useOwnershipTranslation();
  return (
    <Notice
      title={t('gaps.failed')}
      advice={t('gaps.failedAdvice', { reason: error.message })}
    >
      <Button variant="secondary" onPress={retry}>
        {t('gaps.retry')}
      </Button>
    </Notice>
  );
}

function Result(props: {
  gaps: Exclude<Gaps, { status: 'failed' }>;
  filters: GapFilters;
  onClear(): void;
}) {
  const { gaps, filters, onClear } = props;
  if (gaps.status === 'loading') {
    return <RowSkeletons rows={SKELETON_ROWS} />;
  }
  const { list } = gaps;
  return list.gaps.length === 0 && !list.nextCursor ? (
    <NoGaps filters={filters} onClear={onClear} />
  ) : (
    <GapsResult gaps={gaps} filters={filters} />
  );
}

/** What is wrong with ownership, and how to mend it: `/ownership/gaps`. */
export function GapsPageContent() {
  const { filters, change, clear } = useGapFilters();
  const { t } = useOwnershipTranslation();
  const text = useSettled(filters.text, TYPING_PAUSE_MS);
  const gaps = useGaps({ ...filters, text });

  if (gaps.status === 'failed' && isDenied(gaps.error)) {
    return (
      <div className={styles.page}>
        <Notice
          tone="neutral"
          title={t('gaps.deniedTitle')}
          advice={t('gaps.deniedAdvice')}
        />
      </div>
    );
  }
  const list = gaps.status === 'failed' ? undefined : gaps.list;
  return (
    <div className={styles.page}>
      {list && <GapsHeadline filters={filters} list={list} />}
      {gaps.status === 'loading' && !list && <GapsHeadlineSkeleton />}
      {list && (
        <FilterChips
          label={t('gaps.byKind')}
          chips={kindCounts(list.first.counts, filters.kinds).map(
            ({ kind, count }) => ({
              value: kind,
              label: t(`gaps.kind.${kind}`),
              count,
            }),
          )}
          chosen={filters.kinds}
          onChange={kinds => change({ kinds })}
        />
      )}
      <GapFilterBar filters={filters} onChange={change} onClear={clear} />
      {gaps.status === 'failed' ? (
        <Failure gaps={gaps} />
      ) : (
        <div
          className={styles.result}
          aria-busy={gaps.status === 'loading' || undefined}
        >
          <Result gaps={gaps} filters={filters} onClear={clear} />
        </div>
      )}
    </div>
  );
}
