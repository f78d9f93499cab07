import { CohortComparison } from '@groundwork/backstage-plugin-delivery-common';
import {
  formatNumber,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Bounds, useAmounts } from '../../hooks/useAmounts';
import { useDeliveryTranslation } from '../../translation';
import { Dot, PairedDots } from '../charts';
import styles from './DeliveryView.module.css';

/** What a comparison is called: throughput is no metric of its own. */
export function useComparisonName(): (
  metric: CohortComparison['metric'],
) => string {
  const { t } = useDeliveryTranslation();
  return metric =>
    metric === 'throughput'
      ? t('paradox.throughput')
      : t(`metrics.name.${metric}`);
}

function useDots({ cohorts, unit }: CohortComparison): Dot[] {
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const amounts = useAmounts();
  return cohorts.flatMap(({ cohort, measured }) => {
    const { value, interval, n } = measured;
    if (value === undefined) {
      return [];
    }
    const between = interval && amounts.interval(interval, unit, value);
    const name = t(`paradox.cohort.${cohort}`);
    return [
      {
        cohort,
        value,
        ...interval,
        text: `${name}: ${amounts.text(value, unit)}${
          between ? ` (${between})` : ''
        }, n=${formatNumber(n, locale)}`,
      },
    ];
  });
}

/** What the difference is associated with, as far as there is one to speak of. */
export function useVerdict(): (comparison: CohortComparison) => string {
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const amounts = useAmounts();
  return ({ unit, against, difference, abstained }) => {
    if (!difference) {
      return abstained
        ? t(`paradox.abstained.${abstained.reason}`, {
            found: `${abstained.found}`,
            needed: `${abstained.needed}`,
          })
        : t('paradox.noVerdict');
    }
    const { value, interval, verdict, p } = difference;
    // The words say "lower" already.
    const bounds =
      verdict === 'lower'
        ? { low: -interval.high, high: -interval.low }
        : interval;
    return t(`paradox.verdict.${verdict}`, {
      against: t(`paradox.against.${against}`),
      difference: amounts.difference(value, unit, value),
      interval: amounts.interval(bounds, unit, value),
      p: p < 0.001 ? '< 0.001' : formatNumber(p, locale, 3),
    });
  };
}

/** Effect size, and the difference corrected for what labels miss. */
function useMore({ unit, difference }: CohortComparison): string {
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const amounts = useAmounts();
  if (!difference) {
    return '';
  }
  const { effect, shift, corrected, standardised } = difference;
  const say = (value: number) => amounts.text(value, unit);
  const sayBetween = ({ value, ...bounds }: Bounds & { value: number }) => {
    const { low = value, high = value } = bounds;
    // Minutes between days would be numbers of four digits.
    const widest = Math.max(...[value, low, high].map(Math.abs));
    return {
      value: amounts.text(value, unit, widest),
      interval: amounts.interval(bounds, unit, widest),
    };
  };
  return [
    effect !== undefined &&
      t('paradox.effect', {
        // A zero has no minus.
        effect: formatNumber(Math.round(effect * 100) / 100 + 0, locale, 2),
      }),
    shift && t('paradox.shift', sayBetween(shift)),
    corrected && t('paradox.corrected', sayBetween(corrected)),
    standardised !== undefined &&
      t('paradox.standardised', { value: say(standardised) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A metric of each cohort, and what can be said of the difference. */
export function Comparison(props: { comparison: CohortComparison }) {
  const { comparison } = props;
  const { t } = useDeliveryTranslation();
  const name = useComparisonName()(comparison.metric);
  const verdict = useVerdict()(comparison);
  const dots = useDots(comparison);
  const more = useMore(comparison);
  return (
    <li className={styles.comparison}>
      <span className={styles.heading}>{name}</span>
      {dots.length > 0 ? (
        <PairedDots label={name} dots={dots} />
      ) : (
        <span className={styles.aside}>{t('metrics.unknown')}</span>
      )}
      <div>
        <p className={styles.verdict}>{verdict}</p>
        {more && <p className={styles.aside}>{more}</p>}
      </div>
    </li>
  );
}
