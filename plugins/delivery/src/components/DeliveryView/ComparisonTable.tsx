import {
  ChangeCohort,
  CohortComparison,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  DataColumn,
  DataTable,
  formatNumber,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { useDeliveryTranslation } from '../../translation';
import { useComparisonName, useVerdict } from './Comparison';

const COHORTS: readonly ChangeCohort[] = ['assisted', 'human', 'undeclared'];

/** The numbers behind the paired dots. */
export function ComparisonTable(props: { comparisons: CohortComparison[] }) {
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const amounts = useAmounts();
  const nameOf = useComparisonName();
  const verdictOf = useVerdict();
  const say = ({ cohorts, unit }: CohortComparison, cohort: ChangeCohort) => {
    const measured = cohorts.find(it => it.cohort === cohort)?.measured;
    if (measured?.value === undefined) {
      return '–';
    }
    const { value, interval, n } = measured;
    const between = interval && amounts.interval(interval, unit, value);
    return `${amounts.text(value, unit)}${
      between ? ` (${between})` : ''
    }, n=${formatNumber(n, locale)}`;
  };
  const cohortColumns = COHORTS.map(
    (cohort): DataColumn<CohortComparison> => ({
      id: cohort,
      title: t(`paradox.cohort.${cohort}`),
      isNumber: true,
      isSecondary: cohort === 'undeclared',
      cell: comparison => say(comparison, cohort),
    }),
  );
  return (
    <DataTable
      label={t('paradox.title')}
      rows={props.comparisons}
      keyOf={({ metric }) => metric}
      columns={[
        {
          id: 'metric',
          title: t('metrics.metric'),
          cell: ({ metric }) => nameOf(metric),
        },
        ...cohortColumns,
        {
          id: 'verdict',
          title: t('paradox.difference'),
          isSecondary: true,
          cell: verdictOf,
        },
      ]}
    />
  );
}
