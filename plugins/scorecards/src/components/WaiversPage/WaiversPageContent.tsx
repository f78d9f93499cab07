import { useSearchParams } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import {
  Emptiness,
  FilterChips,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  Waiver,
  WAIVER_STATUSES,
  WaiverStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { CursorList, useCursorList } from '../../hooks/useCursorList';
import { useMe } from '../../hooks/useMe';
import { useScorecardsTranslation } from '../../translation';
import { Failure, More } from '../shared';
import { WaiverItem } from './WaiverItem';
import styles from './WaiversPage.module.css';

const PAGE_SIZE = 50;

function useStatuses(): [WaiverStatus[], (chosen: WaiverStatus[]) => void] {
  const [params, setParams] = useSearchParams();
  const given = params.getAll('status');
  const write = (chosen: WaiverStatus[]) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        next.delete('status');
        chosen.forEach(status => next.append('status', status));
        return next;
      },
      { replace: true },
    );
  return [WAIVER_STATUSES.filter(status => given.includes(status)), write];
}

function List(props: {
  list: CursorList<Waiver>;
  isFiltered: boolean;
  onDecided(): void;
}) {
  const { list, isFiltered, onDecided } = props;
  const { t } = useScorecardsTranslation();
  const me = useMe();
  const userRef = me.status === 'ready' ? me.value.userRef : undefined;
  if (list.items.length === 0 && !list.hasMore) {
    return (
      <div className={styles.nothing}>
        {isFiltered ? (
          <Emptiness
            title={t('waivers.noMatchTitle')}
            advice={t('waivers.noMatchAdvice')}
          />
        ) : (
          <Emptiness
            title={t('waivers.emptyTitle')}
            advice={t('waivers.emptyAdvice')}
          />
        )}
      </div>
    );
  }
  return (
    <>
      <ul className={styles.list} aria-label={t('waivers.list')}>
        {list.items.map(waiver => (
          <WaiverItem
            key={waiver.id}
            waiver={waiver}
            userRef={userRef}
            onDecided={onDecided}
          />
        ))}
      </ul>
      <More list={list} title={t('waivers.more')} />
    </>
  );
}

/** Exemptions from checks, and the decisions on them: `/scorecards/waivers`. */
export function WaiversPageContent() {
  const api = useApi(scorecardsApiRef);
  const { t } = useScorecardsTranslation();
  const [statuses, setStatuses] = useStatuses();
  const waivers = useCursorList(
    (cursor, signal) =>
      api.queryWaivers(
        {
          status: statuses.length > 0 ? statuses : undefined,
          cursor,
          limit: PAGE_SIZE,
        },
        { signal },
      ),
    [api, statuses.join(' ')],
  );
  const isBusy = waivers.status === 'ready' && waivers.isRefreshing;
  return (
    <div className={styles.page}>
      <FilterChips
        label={t('waivers.byStatus')}
        chips={WAIVER_STATUSES.map(status => ({
          value: status,
          label: t(`waivers.status.${status}`),
        }))}
        chosen={statuses}
        onChange={setStatuses}
      />
      {waivers.status === 'failed' ? (
        <Failure title={t('waivers.failed')} {...waivers} />
      ) : (
        <div
          className={styles.panel}
          aria-busy={waivers.status === 'loading' || isBusy || undefined}
        >
          {waivers.status === 'loading' ? (
            <RowSkeletons rows={6} />
          ) : (
            <List
              list={waivers.value}
              isFiltered={statuses.length > 0}
              onDecided={waivers.refresh}
            />
          )}
        </div>
      )}
    </div>
  );
}
