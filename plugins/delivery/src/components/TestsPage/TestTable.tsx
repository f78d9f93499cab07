import { TestSummary } from '@groundwork/backstage-plugin-delivery-common';
import {
  DataColumn,
  DataTable,
  formatNumber,
  formatShare,
  Hint,
  RelativeTime,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { placeOfTest } from '../../logic/testNames';
import { useDeliveryTranslation } from '../../translation';
import { EntityOrText, LinkTo, useIsNarrow } from '../shared';
import { TestMark } from './TestMark';
import styles from '../shared/shared.module.css';

function Name(props: { test: TestSummary }) {
  const { test } = props;
  const links = useDeliveryLinks();
  return (
    <>
      <LinkTo to={links.test(test.key)}>{test.name}</LinkTo>
      <div className={styles.below}>{placeOfTest(test)}</div>
      {useIsNarrow() && <TestMark state={test.state} />}
    </>
  );
}

/** How often a test lies, of how many executions. */
export function FlakeRate(props: { test: TestSummary }) {
  const { flakeRate, flakes, executions } = props.test;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  if (!flakeRate) {
    return <>{t('metrics.unknown')}</>;
  }
  const { value, low, high } = flakeRate;
  return (
    <Hint
      text={t('tests.rateHint', {
        flakes: formatNumber(flakes, locale),
        executions: formatNumber(executions, locale),
      })}
    >
      {formatShare(value, locale)}{' '}
      <span className={styles.below}>
        ({formatShare(low, locale)}–{formatShare(high, locale)})
      </span>
    </Hint>
  );
}

function useColumns(): DataColumn<TestSummary>[] {
  const { t } = useDeliveryTranslation();
  const { hours } = useAmounts();
  return [
    {
      id: 'test',
      title: t('tests.test'),
      cell: test => <Name test={test} />,
    },
    {
      id: 'cost',
      title: t('tests.cost'),
      isNumber: true,
      cell: ({ costHours }) => (
        <span className={styles.number}>
          {costHours > 0 ? hours(costHours) : '–'}
        </span>
      ),
    },
    {
      id: 'state',
      title: t('tests.stateTitle'),
      isSecondary: true,
      cell: ({ state }) => <TestMark state={state} />,
    },
    {
      id: 'rate',
      title: t('tests.rate'),
      isNumber: true,
      isSecondary: true,
      cell: test => <FlakeRate test={test} />,
    },
    {
      id: 'component',
      title: t('shared.component'),
      isSecondary: true,
      cell: ({ component }) => component && <EntityOrText name={component} />,
    },
    {
      id: 'owner',
      title: t('shared.owner'),
      isSecondary: true,
      cell: ({ owner }) => owner && <EntityOrText name={owner} />,
    },
    {
      id: 'last',
      title: t('tests.lastFlake'),
      isSecondary: true,
      cell: ({ lastFlakeAt }) =>
        lastFlakeAt ? <RelativeTime value={lastFlakeAt} /> : '–',
    },
  ];
}

/** Tests, what they cost and whose they are. */
export function TestTable(props: { tests: TestSummary[] }) {
  const { t } = useDeliveryTranslation();
  return (
    <DataTable
      label={t('tests.list')}
      columns={useColumns()}
      rows={props.tests}
      keyOf={({ key }) => key}
    />
  );
}
