import { useApi } from '@backstage/core-plugin-api';
import { ReviewQueue } from '@groundwork/backstage-plugin-delivery-common';
import {
  Emptiness,
  formatNumber,
  PageSearchField,
  PanelFrame,
  useLocale,
  useQueryParam,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { useAmounts } from '../../hooks/useAmounts';
import { ScopeAddress, useScopeAddress } from '../../hooks/useScopeAddress';
import { matchesChange } from '../../logic/search';
import { useDeliveryTranslation } from '../../translation';
import { ScopeBar } from '../scope';
import { Failure, Loading, Remarks, Stale } from '../shared';
import { LoadTable, WaitingTable } from './WaitingTable';
import styles from '../shared/shared.module.css';
import reviewStyles from './ReviewsPage.module.css';

/** The most that the backend gives at once. */
const LIMIT = 100;

/** What takes less than a minute is not waited for. */
const AT_ONCE_HOURS = 1 / 60;

function useUsualText(): (usual: ReviewQueue['usual']) => string {
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const { hours } = useAmounts();
  return ({ value, n }) => {
    if (value === undefined) {
      return t('reviews.usualUnknown');
    }
    const of = { n: formatNumber(n, locale) };
    return value < AT_ONCE_HOURS
      ? t('reviews.usualAtOnce', of)
      : t('reviews.usual', { hours: hours(value), ...of });
  };
}

/** How many wait, how many of them too long, and what is usual. */
function Headline(props: { queue: ReviewQueue }) {
  const { total, overdue, usual, overdueAfterHours, remarks } = props.queue;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const amounts = useAmounts();
  const usualText = useUsualText();
  return (
    <header className={styles.field}>
      <h2 className={styles.title}>
        {total === 0
          ? t('reviews.none')
          : t('reviews.headline', {
              count: total,
              number: formatNumber(total, locale),
              overdue: formatNumber(overdue, locale),
            })}
      </h2>
      <p className={styles.aside}>
        {usualText(usual)} ·{' '}
        {overdueAfterHours === undefined
          ? t('reviews.noOverdue')
          : t('reviews.overdueAfter', {
              hours: amounts.hours(overdueAfterHours),
            })}
      </p>
      <Remarks remarks={remarks} />
    </header>
  );
}

function Waiting(props: { queue: ReviewQueue; search: string }) {
  const { queue, search } = props;
  const { items, total } = queue;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const shown = items.filter(({ change }) => matchesChange(change, search));
  if (items.length === 0) {
    return (
      <div className={styles.nothing}>
        <Emptiness
          title={t('reviews.emptyTitle')}
          advice={t('reviews.emptyAdvice')}
        />
      </div>
    );
  }
  return (
    <>
      {shown.length > 0 ? (
        <WaitingTable items={shown} />
      ) : (
        <div className={styles.nothing}>
          <Emptiness
            title={t('reviews.noMatchTitle')}
            advice={t('reviews.noMatchAdvice')}
          />
        </div>
      )}
      {total > items.length && (
        <p className={`${styles.aside} ${reviewStyles.rest}`}>
          {t('reviews.shown', {
            shown: formatNumber(items.length, locale),
            total: formatNumber(total, locale),
          })}
        </p>
      )}
    </>
  );
}

function Queue(props: { address: ScopeAddress }) {
  const { address } = props;
  const { scope } = address;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const [search, setSearch] = useQueryParam('search');
  const read = useRefreshable(
    signal => api.getReviewQueue({ scope, limit: LIMIT }, { signal }),
    [api, scope],
  );
  switch (read.status) {
    case 'loading':
      return (
        <>
          <ScopeBar address={address} hasPeriod={false} />
          <Loading label={t('reviews.loading')} />
        </>
      );
    case 'failed':
      return (
        <>
          <ScopeBar address={address} hasPeriod={false} />
          <Failure title={t('reviews.failed')} {...read} />
        </>
      );
    default:
      return (
        <>
          <Headline queue={read.value} />
          <ScopeBar address={address} hasPeriod={false} />
          <Stale error={read.refreshError} />
          <div className={reviewStyles.search}>
            <PageSearchField
              label={t('reviews.search')}
              placeholder={t('reviews.searchPlaceholder')}
              value={search}
              onChange={setSearch}
            />
          </div>
          <div
            className={styles.panel}
            aria-busy={read.isRefreshing || undefined}
          >
            <Waiting queue={read.value} search={search} />
          </div>
          {read.value.load.length > 0 && (
            <PanelFrame title={t('reviews.load')} meta={t('reviews.loadNote')}>
              <LoadTable load={read.value.load} />
            </PanelFrame>
          )}
        </>
      );
  }
}

/** Changes that wait for somebody: `/delivery/reviews`. */
export function ReviewsPageContent() {
  const address = useScopeAddress();
  return (
    <div className={styles.page}>
      <Queue address={address} />
    </div>
  );
}
