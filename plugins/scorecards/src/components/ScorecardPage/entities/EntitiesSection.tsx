import { useEffect, useRef } from 'react';
import { Button, ButtonLink } from '@backstage/ui';
import { RiTeamLine } from '@remixicon/react';
import {
  Emptiness,
  Refreshable,
  RowSkeletons,
  useMediaQuery,
  useSettled,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  EntityRowPage,
  ScorecardDetail,
} from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsLinks } from '../../../hooks/useScorecardsLinks';
import { isFiltered, RowFilters } from '../../../logic/rowFilters';
import { useScorecardsTranslation } from '../../../translation';
import { Failure } from '../../shared';
import { ColumnsMenu } from './ColumnsMenu';
import { ExportButtons } from './ExportButtons';
import { RowFilterBar } from './RowFilterBar';
import { RowPager } from './RowPager';
import { RowsList, RowsTable } from './RowsTable';
import { SelectionBar } from './SelectionBar';
import { useHiddenColumns } from './useHiddenColumns';
import { AddressedRows, useRowFilters } from './useRowFilters';
import { useRows } from './useRows';
import { SelectedRows, useSelectedRows } from './useSelectedRows';
import styles from './entities.module.css';

const TYPING_PAUSE_MS = 250;

const SKELETON_ROWS = 10;

/** Below this, there is no room for a column of checks beside the navigation. */
const NARROW = '(max-width: 899.95px)';

function NoRows(props: { filters: RowFilters; onClear(): void }) {
  const { filters, onClear } = props;
  const { t } = useScorecardsTranslation();
  return isFiltered(filters) ? (
    <div className={styles.nothing}>
      <Emptiness
        title={t('scorecard.rowsNoMatchTitle')}
        advice={t('scorecard.rowsNoMatchAdvice')}
      />
      <Button variant="secondary" size="small" onPress={onClear}>
        {t('scorecard.clear')}
      </Button>
    </div>
  ) : (
    <div className={styles.nothing}>
      <Emptiness
        title={t('scorecard.rowsEmptyTitle')}
        advice={t('scorecard.rowsEmptyAdvice')}
      />
    </div>
  );
}

/** How the rows are shown, beside what the address says. */
interface RowsView {
  isNarrow: boolean;
  hidden: ReadonlySet<string>;
  selected: SelectedRows;
}

function Rows(props: {
  title: string;
  page: EntityRowPage;
  address: AddressedRows;
  view: RowsView;
}) {
  const { title, page, address, view } = props;
  const { filters, place, change, clear } = address;
  const { t } = useScorecardsTranslation();
  const { items, pageInfo } = page;
  if (items.length === 0) {
    // What one may not see is left out, however much of a page that is.
    return pageInfo.nextCursor || place.cursor ? (
      <p className={styles.hidden}>{t('scorecard.rowsHidden')}</p>
    ) : (
      <NoRows filters={filters} onClear={clear} />
    );
  }
  return view.isNarrow ? (
    <RowsList title={title} rows={items} />
  ) : (
    <RowsTable
      title={title}
      rows={items}
      order={filters.order}
      onSort={order => change({ order })}
      hidden={view.hidden}
      selected={view.selected}
    />
  );
}

function Result(props: {
  title: string;
  page: Refreshable<EntityRowPage>;
  address: AddressedRows;
  view: RowsView;
}) {
  const { title, page, address, view } = props;
  const { t } = useScorecardsTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const shown = useRef(address.place.page);
  useEffect(() => {
    if (shown.current !== address.place.page) {
      shown.current = address.place.page;
      // jsdom has none.
      ref.current?.scrollIntoView?.({ block: 'start' });
    }
  }, [address.place.page]);
  if (page.status === 'failed') {
    return <Failure title={t('scorecard.rowsFailed')} {...page} />;
  }
  const isBusy = page.status === 'loading' || page.isRefreshing;
  return (
    <div ref={ref} className={styles.result} aria-busy={isBusy || undefined}>
      {page.status === 'loading' ? (
        <RowSkeletons rows={SKELETON_ROWS} />
      ) : (
        <>
          <Rows title={title} page={page.value} address={address} view={view} />
          <RowPager
            key={JSON.stringify(address.filters)}
            place={address.place}
            pageInfo={page.value.pageInfo}
            isBusy={isBusy}
            onGo={address.goTo}
          />
        </>
      )}
    </div>
  );
}

function Count(props: { total: number | undefined; filters: RowFilters }) {
  const { total, filters } = props;
  const { t } = useScorecardsTranslation();
  return (
    <p className={styles.count} role="status">
      {total !== undefined &&
        (isFiltered(filters)
          ? t('scorecard.matching', { count: total })
          : t('scorecard.count', { count: total }))}
    </p>
  );
}

/** The entities of a scorecard, a page at a time. */
export function EntitiesSection(props: { scorecard: ScorecardDetail }) {
  const { scorecard } = props;
  const { scorecardId, scorecardTitle } = scorecard;
  const { t } = useScorecardsTranslation();
  const address = useRowFilters();
  const text = useSettled(address.filters.text, TYPING_PAUSE_MS);
  const filters = { ...address.filters, text };
  const { page, total } = useRows(scorecardId, filters, address.place.cursor);
  const isNarrow = useMediaQuery(NARROW);
  const { hidden, hide } = useHiddenColumns();
  const selected = useSelectedRows(
    JSON.stringify({ ...filters, order: undefined }),
  );
  const teamsPath = useScorecardsLinks().scorecard(scorecardId, 'teams');
  return (
    <div className={styles.section}>
      <RowFilterBar
        scorecard={scorecard}
        filters={address.filters}
        onChange={address.change}
        onClear={address.clear}
      />
      <div className={styles.above}>
        {selected.rows.length > 0 ? (
          <SelectionBar scorecardId={scorecardId} selected={selected} />
        ) : (
          <>
            <Count total={total} filters={filters} />
            <span className={styles.export}>
              {teamsPath && (
                <ButtonLink
                  variant="tertiary"
                  size="small"
                  iconStart={<RiTeamLine />}
                  href={teamsPath}
                >
                  {t('scorecard.groupByTeam')}
                </ButtonLink>
              )}
              {!isNarrow && <ColumnsMenu hidden={hidden} onHide={hide} />}
              <ExportButtons scorecardId={scorecardId} filters={filters} />
            </span>
          </>
        )}
      </div>
      <Result
        title={scorecardTitle}
        page={page}
        address={address}
        view={{ isNarrow, hidden, selected }}
      />
    </div>
  );
}
