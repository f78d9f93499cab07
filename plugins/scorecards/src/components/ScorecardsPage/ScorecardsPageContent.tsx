import { useApi } from '@backstage/core-plugin-api';
import { Skeleton } from '@backstage/ui';
import {
  Emptiness,
  PageSearchField,
  RowSkeletons,
  useLoadable,
  useQueryParam,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  RefusedNew,
  ScorecardList,
  ScorecardSummary,
} from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { hasText } from '../../logic/text';
import { useScorecardsTranslation } from '../../translation';
import { Failure, PartialNotice, RefusedNotice } from '../shared';
import { ScorecardItem } from './ScorecardItem';
import styles from './ScorecardsPage.module.css';

/** Fewer are seen at a glance. */
const SEARCHED_FROM = 6;

function Headline(props: { listed: ScorecardList }) {
  const { items, refused } = props.listed;
  const { t } = useScorecardsTranslation();
  const refusals =
    refused.length + items.filter(({ problem }) => problem).length;
  return (
    <div>
      <h2 className={styles.total}>
        {t('list.headline', { count: items.length })}
      </h2>
      {refusals > 0 && (
        <p className={styles.aside}>
          {t('list.headlineRefused', { count: refusals })}
        </p>
      )}
    </div>
  );
}

function RefusedNews(props: { refused: RefusedNew[] }) {
  const { t } = useScorecardsTranslation();
  return (
    <>
      {props.refused.map(({ scorecardId, ...refused }) => (
        <RefusedNotice
          key={refused.location}
          title={
            scorecardId
              ? t('list.refusedNewNamed', { id: scorecardId })
              : t('list.refusedNew')
          }
          {...refused}
        />
      ))}
    </>
  );
}

function Items(props: { items: ScorecardSummary[] }) {
  const { items } = props;
  const { t } = useScorecardsTranslation();
  const [text, setText] = useQueryParam('text');
  const found = items.filter(({ scorecardTitle, description, owner }) =>
    hasText(text, [scorecardTitle, description, owner.title]),
  );
  return (
    <>
      {(items.length >= SEARCHED_FROM || text) && (
        <div className={styles.search}>
          <PageSearchField
            label={t('list.search')}
            placeholder={t('list.searchPlaceholder')}
            value={text}
            onChange={setText}
          />
        </div>
      )}
      <div className={styles.panel}>
        {found.length > 0 ? (
          <ul className={styles.list} aria-label={t('list.title')}>
            {found.map(scorecard => (
              <ScorecardItem
                key={scorecard.scorecardId}
                scorecard={scorecard}
              />
            ))}
          </ul>
        ) : (
          <div className={styles.nothing}>
            <Emptiness
              title={t('list.noMatchTitle')}
              advice={t('list.noMatchAdvice')}
            />
          </div>
        )}
      </div>
    </>
  );
}

function Loading() {
  const { t } = useScorecardsTranslation();
  return (
    <div className={styles.page}>
      <div role="status" aria-label={t('list.loading')}>
        <Skeleton width="12rem" height={28} />
      </div>
      <div className={styles.panel} aria-busy="true">
        <RowSkeletons rows={6} />
      </div>
    </div>
  );
}

/** All scorecards, with how many entities reach which level: `/scorecards`. */
export function ScorecardsPageContent() {
  const api = useApi(scorecardsApiRef);
  const { t } = useScorecardsTranslation();
  const listed = useLoadable(() => api.listScorecards(), [api]);
  switch (listed.status) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return (
        <div className={styles.page}>
          <Failure title={t('list.failed')} {...listed} />
        </div>
      );
    default: {
      const { items, refused, partial } = listed.value;
      return (
        <div className={styles.page}>
          <Headline listed={listed.value} />
          {partial && <PartialNotice />}
          <RefusedNews refused={refused} />
          {items.length > 0 ? (
            <Items items={items} />
          ) : (
            <div className={`${styles.panel} ${styles.nothing}`}>
              <Emptiness
                title={t('list.emptyTitle')}
                advice={t('list.emptyAdvice')}
              />
            </div>
          )}
        </div>
      );
    }
  }
}
