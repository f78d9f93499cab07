import { useRef } from 'react';
import { Button } from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { PageInfo } from '@groundwork/backstage-plugin-groundwork-common';
import { RowPlace } from '../../../logic/rowFilters';
import { useScorecardsTranslation } from '../../../translation';
import styles from './entities.module.css';

/**
 * The page before. The backend may not know it, but whoever came from there
 * has its cursor.
 */
function useEarlier(place: RowPlace, pageInfo: PageInfo): RowPlace | undefined {
  const cursors = useRef(new Map<number, string>());
  if (place.cursor) {
    cursors.current.set(place.page, place.cursor);
  }
  if (place.page <= 2) {
    return place.page === 2 ? { page: 1 } : undefined;
  }
  const page = place.page - 1;
  const cursor = pageInfo.prevCursor ?? cursors.current.get(page);
  return cursor ? { page, cursor } : { page: 1 };
}

/** Leads to the pages before and after. */
export function RowPager(props: {
  place: RowPlace;
  pageInfo: PageInfo;
  isBusy: boolean;
  onGo(place: RowPlace): void;
}) {
  const { place, pageInfo, isBusy, onGo } = props;
  const { t } = useScorecardsTranslation();
  const earlier = useEarlier(place, pageInfo);
  const { nextCursor } = pageInfo;
  if (!earlier && !nextCursor) {
    return null;
  }
  return (
    <nav className={styles.pager} aria-label={t('scorecard.entitiesPart')}>
      <Button
        variant="secondary"
        size="small"
        iconStart={<RiArrowLeftSLine />}
        isDisabled={!earlier || isBusy}
        onPress={() => earlier && onGo(earlier)}
      >
        {t('scorecard.previous')}
      </Button>
      <span className={styles.aside}>
        {t('scorecard.page', { page: `${place.page}` })}
      </span>
      <Button
        variant="secondary"
        size="small"
        iconEnd={<RiArrowRightSLine />}
        isDisabled={!nextCursor || isBusy}
        onPress={() =>
          nextCursor && onGo({ page: place.page + 1, cursor: nextCursor })
        }
      >
        {t('scorecard.next')}
      </Button>
    </nav>
  );
}
