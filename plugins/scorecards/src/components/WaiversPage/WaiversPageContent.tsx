import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import {
  CursorList,
  FilterChips,
  Refreshable,
  RowSkeletons,
  useCursorList,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  Waiver,
  WAIVER_STATUSES,
} from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { useMe } from '../../hooks/useMe';
import { useScorecardsTranslation } from '../../translation';
import { Failure } from '../shared';
import { useWaiting } from './useWaiting';
import { useWaiversAddress, WaiversAddress } from './useWaiversAddress';
import { WaitingLine } from './WaitingLine';
import { WaiverList } from './WaiverList';
import styles from './WaiversPage.module.css';

const PAGE_SIZE = 50;

function useWaivers({ statuses, place }: WaiversAddress) {
  const api = useApi(scorecardsApiRef);
  const { entityRef } = place;
  return useCursorList(
    (cursor, signal) =>
      api.queryWaivers(
        {
          status: statuses.length > 0 ? statuses : undefined,
          entityRef,
          cursor,
          limit: PAGE_SIZE,
        },
        { signal },
      ),
    [api, statuses.join(' '), entityRef],
  );
}

/** Says that only the waivers of one entity are shown, and shows all. */
function OnlyEntity(props: {
  waivers: Refreshable<CursorList<Waiver>>;
  address: WaiversAddress;
}) {
  const { waivers, address } = props;
  const { entityRef } = address.place;
  const { t } = useScorecardsTranslation();
  if (!entityRef) {
    return null;
  }
  const [first] = waivers.status === 'ready' ? waivers.value.items : [];
  return (
    <span className={styles.only}>
      {t('waivers.onlyEntity', { entity: first?.entity.title ?? entityRef })}
      <Button variant="tertiary" size="small" onPress={address.clearPlace}>
        {t('waivers.showAll')}
      </Button>
    </span>
  );
}

function Filters(props: {
  waivers: Refreshable<CursorList<Waiver>>;
  address: WaiversAddress;
}) {
  const { address } = props;
  const { t } = useScorecardsTranslation();
  return (
    <div className={styles.filters}>
      <FilterChips
        label={t('waivers.byStatus')}
        chips={WAIVER_STATUSES.map(status => ({
          value: status,
          label: t(`waivers.status.${status}`),
        }))}
        chosen={address.statuses}
        onChange={address.setStatuses}
      />
      <OnlyEntity {...props} />
    </div>
  );
}

function Waivers(props: {
  /** Absent while, or since, it could not be read who the person is. */
  userRef: string | undefined;
  onDecided(): void;
  address: WaiversAddress;
}) {
  const { userRef, onDecided, address } = props;
  const { statuses, place } = address;
  const { t } = useScorecardsTranslation();
  const waivers = useWaivers(address);
  const isBusy = waivers.status === 'ready' && waivers.isRefreshing;
  const decided = () => {
    if (waivers.status === 'ready') {
      waivers.refresh();
    }
    onDecided();
  };
  return (
    <>
      <Filters waivers={waivers} address={address} />
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
            <WaiverList
              list={waivers.value}
              isFiltered={statuses.length > 0 || place.entityRef !== undefined}
              soughtId={place.id}
              userRef={userRef}
              onDecided={decided}
            />
          )}
        </div>
      )}
    </>
  );
}

/** The waivers, and how many of them wait for the person. */
function MyWaivers(props: { userRef: string; address: WaiversAddress }) {
  const { userRef, address } = props;
  const waiting = useWaiting(userRef);
  const { statuses, place, showWaiting } = address;
  const isShown =
    statuses.join() === 'requested' && place.entityRef === undefined;
  return (
    <>
      <WaitingLine
        waiting={waiting}
        onShow={isShown ? undefined : showWaiting}
      />
      <Waivers
        userRef={userRef}
        address={address}
        onDecided={() => waiting.status === 'ready' && waiting.refresh()}
      />
    </>
  );
}

/** Exemptions from checks, and the decisions on them: `/scorecards/waivers`. */
export function WaiversPageContent() {
  const { t } = useScorecardsTranslation();
  const address = useWaiversAddress();
  const me = useMe();
  return (
    <div className={styles.page}>
      {me.status === 'ready' && (
        <MyWaivers userRef={me.value.userRef} address={address} />
      )}
      {me.status === 'loading' && (
        <div className={styles.panel} aria-busy="true">
          <RowSkeletons rows={6} />
        </div>
      )}
      {me.status === 'failed' && (
        <>
          <Failure title={t('waivers.whoFailed')} {...me} />
          <Waivers
            userRef={undefined}
            address={address}
            onDecided={() => undefined}
          />
        </>
      )}
    </div>
  );
}
