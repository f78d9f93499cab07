import { useApi } from '@backstage/core-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { EnvironmentSummary } from '@groundwork/backstage-plugin-environments-common';
import {
  CursorList,
  Emptiness,
  More,
  Notice,
  reasonOf,
  Refreshable,
  RowSkeletons,
  useCursorList,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useCurrency } from '../../hooks/useCurrency';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import { formatPerDay } from '../../logic/amounts';
import { useEnvironmentsTranslation } from '../../translation';
import { EnvironmentTable, Failure } from '../shared';
import { Filters } from './Filters';
import { useListQuery } from './useListQuery';
import styles from './EnvironmentsPage.module.css';

function Nothing(props: { isFiltered: boolean }) {
  const { t } = useEnvironmentsTranslation();
  const href = useEnvironmentsLinks().create();
  return (
    <div className={styles.empty}>
      {props.isFiltered ? (
        <Emptiness
          title={t('list.noMatchTitle')}
          advice={t('list.noMatchAdvice')}
        />
      ) : (
        <Emptiness
          title={t('list.emptyTitle')}
          advice={t('list.emptyAdvice')}
          action={href ? { title: t('shared.new'), href } : undefined}
        />
      )}
    </div>
  );
}

/** How many there are, and what those that were read cost together. */
function Totals(props: {
  list: CursorList<EnvironmentSummary>;
  perDay(costPerHour: number): string;
}) {
  const { list, perDay } = props;
  const { items, total = items.length, hasMore } = list;
  const { t } = useEnvironmentsTranslation();
  const cost = perDay(
    items.reduce((sum, { costPerHour = 0 }) => sum + costPerHour, 0),
  );
  return (
    <p className={styles.total} role="status">
      <span>{t('list.total', { count: total })}</span> ·{' '}
      <span>
        {hasMore
          ? t('list.costOfShown', { count: items.length, cost })
          : t('list.costOfAll', { cost })}
      </span>
    </p>
  );
}

function Listed(props: {
  state: Refreshable<CursorList<EnvironmentSummary>>;
  list: ReturnType<typeof useListQuery>;
}) {
  const { state, list } = props;
  const { t } = useEnvironmentsTranslation();
  const locale = useLocale();
  const [first] = state.status === 'ready' ? state.value.items : [];
  const currency = useCurrency(first?.owner);
  const perDay = (costPerHour: number) =>
    formatPerDay(costPerHour, currency, locale);
  if (state.status === 'failed') {
    return <Failure title={t('list.failed')} {...state} />;
  }
  if (state.status === 'loading') {
    return (
      <div
        className={styles.panel}
        role="status"
        aria-label={t('list.loading')}
        aria-busy="true"
      >
        <RowSkeletons rows={6} />
      </div>
    );
  }
  const { items } = state.value;
  return (
    <>
      {state.refreshError && (
        <Notice
          tone="warning"
          title={t('list.refreshFailed')}
          advice={reasonOf(state.refreshError)}
        />
      )}
      {items.length > 0 && <Totals list={state.value} perDay={perDay} />}
      <div className={styles.panel} aria-busy={state.isRefreshing || undefined}>
        {items.length > 0 ? (
          <>
            <EnvironmentTable
              rows={items}
              sortBy={list.sortBy}
              costOf={({ costPerHour = 0 }) => perDay(costPerHour)}
            />
            <More list={state.value} />
          </>
        ) : (
          <Nothing
            isFiltered={
              list.states.length > 0 ||
              [list.query.search, list.query.owner, list.query.blueprint].some(
                chosen => chosen !== undefined,
              )
            }
          />
        )}
      </div>
    </>
  );
}

/** All environments, those of one's own first: `/environments`. */
export function EnvironmentsPageContent() {
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const list = useListQuery();
  const create = useEnvironmentsLinks().create();
  const state = useCursorList(
    (cursor, signal) =>
      api.queryEnvironments({ ...list.query, cursor }, { signal }),
    [api, JSON.stringify(list.query)],
  );
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Filters list={list} />
        {create && (
          <ButtonLink variant="primary" href={create}>
            {t('shared.new')}
          </ButtonLink>
        )}
      </div>
      <Listed state={state} list={list} />
    </div>
  );
}
