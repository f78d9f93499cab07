import {
  CursorList,
  Emptiness,
  Notice,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Waiver } from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsTranslation } from '../../translation';
import { More } from '../shared';
import { WaiverItem } from './WaiverItem';
import styles from './WaiversPage.module.css';

function Nothing(props: { isFiltered: boolean }) {
  const { t } = useScorecardsTranslation();
  return (
    <div className={styles.nothing}>
      {props.isFiltered ? (
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

/** Waivers, and the one that somebody came for among them. */
export function WaiverList(props: {
  list: CursorList<Waiver>;
  isFiltered: boolean;
  /** Id of the waiver that is to be seen first. */
  soughtId: string | undefined;
  /** Unknown until it was read. */
  userRef: string | undefined;
  onDecided(): void;
}) {
  const { list, isFiltered, soughtId, userRef, onDecided } = props;
  const { t } = useScorecardsTranslation();
  const isMissing = soughtId && list.items.every(({ id }) => id !== soughtId);
  return (
    <>
      {isMissing && (
        <div className={styles.missing}>
          <Notice
            tone="neutral"
            title={t('waivers.notHere')}
            advice={t('waivers.notHereAdvice')}
          />
        </div>
      )}
      {list.items.length === 0 && !list.hasMore ? (
        <Nothing isFiltered={isFiltered} />
      ) : (
        <ul className={styles.list} aria-label={t('waivers.list')}>
          {list.items.map(waiver => (
            <WaiverItem
              key={waiver.id}
              waiver={waiver}
              isSought={waiver.id === soughtId}
              userRef={userRef}
              onDecided={onDecided}
            />
          ))}
        </ul>
      )}
      <More list={list} title={t('waivers.more')} />
    </>
  );
}
