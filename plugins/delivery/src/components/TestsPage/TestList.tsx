import { useApi } from '@backstage/core-plugin-api';
import { TestPage } from '@groundwork/backstage-plugin-delivery-common';
import {
  Emptiness,
  FilterChips,
  formatNumber,
  More,
  PageSearchField,
  useCursorList,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useState } from 'react';
import { deliveryApiRef } from '../../api';
import { useAmounts } from '../../hooks/useAmounts';
import { useDeliveryTranslation } from '../../translation';
import { ScopeBar } from '../scope';
import { Failure, Loading, Stale } from '../shared';
import { TEST_STATES } from './TestMark';
import { TestTable } from './TestTable';
import { useTestsQuery } from './useTestsQuery';
import styles from '../shared/shared.module.css';
import testStyles from './TestsPage.module.css';

type Listing = ReturnType<typeof useTestsQuery>;

/** What flaky tests cost, and how many there are. */
function Headline(props: { totals: TestPage['totals'] | undefined }) {
  const { totals } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const { hours } = useAmounts();
  if (!totals) {
    return <h2 className={styles.title}>{t('tests.title')}</h2>;
  }
  const say = (count: number) => formatNumber(count, locale);
  return (
    <div className={styles.field}>
      <h2 className={styles.title}>
        {totals.flaky > 0
          ? t('tests.headline', {
              count: totals.flaky,
              number: say(totals.flaky),
              hours: hours(totals.costHours),
            })
          : t('tests.noneFlaky')}
      </h2>
      <p className={styles.aside}>
        {t('tests.totals', {
          tests: say(totals.tests),
          broken: say(totals.broken),
          quarantined: say(totals.quarantined),
        })}
      </p>
    </div>
  );
}

function Filters(props: { listing: Listing }) {
  const { state, setState, search, setSearch } = props.listing;
  const { t } = useDeliveryTranslation();
  return (
    <div className={styles.row}>
      <div className={testStyles.search}>
        <PageSearchField
          label={t('tests.search')}
          placeholder={t('tests.searchPlaceholder')}
          value={search}
          onChange={setSearch}
        />
      </div>
      <FilterChips
        label={t('tests.stateTitle')}
        chips={TEST_STATES.map(value => ({
          value,
          label: t(`tests.state.${value}`),
        }))}
        chosen={state ? [state] : []}
        onChange={chosen => setState(chosen.find(it => it !== state))}
      />
    </div>
  );
}

/** Reads the tests, and keeps what the first page says of all of them. */
function useTests(query: Listing['query']) {
  const api = useApi(deliveryApiRef);
  const [totals, setTotals] = useState<TestPage['totals']>();
  const listed = useCursorList(
    async (cursor, signal) => {
      const page = await api.listTests({ ...query, cursor }, { signal });
      if (!signal?.aborted) {
        setTotals(page.totals);
      }
      return {
        items: page.items.map(test => ({ ...test, id: test.key })),
        pageInfo: page.pageInfo,
      };
    },
    [api, JSON.stringify(query)],
  );
  return { listed, totals };
}

function Listed(props: {
  listed: ReturnType<typeof useTests>['listed'];
  isFiltered: boolean;
}) {
  const { listed, isFiltered } = props;
  const { t } = useDeliveryTranslation();
  switch (listed.status) {
    case 'loading':
      return <Loading label={t('tests.loading')} />;
    case 'failed':
      return <Failure title={t('tests.failed')} {...listed} />;
    default:
      return (
        <>
          <Stale error={listed.refreshError} />
          <div
            className={styles.panel}
            aria-busy={listed.isRefreshing || undefined}
          >
            {listed.value.items.length > 0 ? (
              <>
                <TestTable tests={listed.value.items} />
                <More list={listed.value} />
              </>
            ) : (
              <div className={styles.nothing}>
                {isFiltered ? (
                  <Emptiness
                    title={t('tests.noMatchTitle')}
                    advice={t('tests.noMatchAdvice')}
                  />
                ) : (
                  <Emptiness
                    title={t('tests.emptyTitle')}
                    advice={t('tests.emptyAdvice')}
                  />
                )}
              </div>
            )}
          </div>
        </>
      );
  }
}

/** Tests that do not say what they should, those first that cost most. */
export function TestList() {
  const listing = useTestsQuery();
  const { listed, totals } = useTests(listing.query);
  const { state, search } = listing;
  return (
    <>
      <Headline totals={totals} />
      <ScopeBar address={listing.address} />
      <Filters listing={listing} />
      <Listed
        listed={listed}
        isFiltered={state !== undefined || search !== ''}
      />
    </>
  );
}
