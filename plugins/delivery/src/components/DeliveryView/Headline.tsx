import {
  ConstraintAnswer,
  DeliveryOverview,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  formatNumber,
  Refreshable,
  RelativeTime,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useConstraintSentence } from '../../hooks/useConstraintTexts';
import { PeriodId } from '../../logic/period';
import { useDeliveryTranslation } from '../../translation';
import { Remarks, ScopeName } from '../shared';
import styles from './DeliveryView.module.css';

function Constraint(props: { state: Refreshable<ConstraintAnswer> }) {
  const { state } = props;
  const sentence = useConstraintSentence();
  const { t } = useDeliveryTranslation();
  switch (state.status) {
    case 'ready':
      return <>{sentence(state.value.finding)}</>;
    case 'failed':
      return <>{t('constraint.unknown')}</>;
    default:
      return <>{t('constraint.loading')}</>;
  }
}

/** What is so: of what and when, how many changes, and what holds them up. */
export function Headline(props: {
  overview: DeliveryOverview;
  constraint: Refreshable<ConstraintAnswer>;
  period: PeriodId;
}) {
  const { overview, constraint, period } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const { scope, mergedChanges, derivedAt, remarks } = overview;
  return (
    <header className={styles.headline}>
      <p className={styles.about}>
        <span className={styles.scope}>
          <ScopeName scope={scope} />
        </span>{' '}
        · {t(`shared.periodLast.${period}`)} ·{' '}
        {t('overview.changes', {
          count: mergedChanges,
          number: formatNumber(mergedChanges, locale),
        })}
      </p>
      <h2 className={styles.answer}>
        <Constraint state={constraint} />
      </h2>
      {derivedAt && (
        <p className={styles.aside}>
          {t('overview.derived')} <RelativeTime value={derivedAt} />
        </p>
      )}
      <Remarks remarks={remarks} />
    </header>
  );
}
