import {
  DeliveryApi,
  ReviewQueue,
  WaitingChange,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  Emptiness,
  StatusMark,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { useDeliveryTranslation } from '../../translation';
import { ChangeName, LinkTo } from '../shared';
import { uniqueBy } from '../../logic/unique';
import { OfMyGroups, useOfMyGroups } from './useOfMyGroups';
import { Widget } from './Widget';
import styles from './widgets.module.css';

const SHOWN = 5;

const askFor = (api: DeliveryApi, scope: string) =>
  api.getReviewQueue({ scope, limit: SHOWN });

/** Overdue first, then those that wait longest. */
function inOrder(one: WaitingChange, other: WaitingChange): number {
  return (
    Number(other.isOverdue) - Number(one.isOverdue) ||
    other.waitedHours - one.waitedHours
  );
}

function Queue(props: { of: OfMyGroups<ReviewQueue> }) {
  const { scope, answers } = props.of;
  const { t } = useDeliveryTranslation();
  const links = useDeliveryLinks();
  const { hours } = useAmounts();
  const items = uniqueBy(
    answers.flatMap(answer => answer.items),
    ({ change }) => change.id,
  ).sort(inOrder);
  if (items.length === 0) {
    return (
      <div className={styles.empty}>
        <Emptiness
          title={t('widgets.noReviews')}
          advice={t('widgets.noReviewsAdvice')}
        />
      </div>
    );
  }
  return (
    <>
      <ul className={styles.list} aria-label={t('widgets.reviews')}>
        {items.slice(0, SHOWN).map(({ change, waitedHours, isOverdue }) => (
          <li key={change.id} className={styles.item}>
            <div>
              <ChangeName change={change} />
            </div>
            <span className={styles.number}>{hours(waitedHours)}</span>
            {isOverdue && (
              <StatusMark tone="warning">{t('reviews.overdue')}</StatusMark>
            )}
          </li>
        ))}
      </ul>
      <LinkTo to={links.reviews({ scope })}>{t('widgets.allReviews')}</LinkTo>
    </>
  );
}

/** For Home: the changes of one's groups that wait, those too long first. */
export function WaitingReviewsContent() {
  const { t } = useDeliveryTranslation();
  const state = useOfMyGroups(askFor);
  return (
    <Widget
      state={state}
      loading={t('reviews.loading')}
      failed={t('reviews.failed')}
    >
      {of => <Queue of={of} />}
    </Widget>
  );
}
