import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  deliveryTestWritePermission,
  TestDetail,
  TestSummary,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  Moment,
  Notice,
  reasonOf,
  RelativeTime,
  useRefreshable,
  useSending,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { deliveryApiRef } from '../../api';
import { useAmounts } from '../../hooks/useAmounts';
import { useDeliveryLinks } from '../../hooks/useDeliveryLinks';
import { EVERYTHING } from '../../hooks/useScopeAddress';
import { placeOfTest } from '../../logic/testNames';
import { useDeliveryTranslation } from '../../translation';
import { EntityOrText, Failure, LinkTo, Loading, Stale } from '../shared';
import { DaysPanel, ExecutionsPanel } from './TestPanels';
import { QuarantineDialog } from './QuarantineDialog';
import { TestMark } from './TestMark';
import { FlakeRate } from './TestTable';
import styles from '../shared/shared.module.css';

function Headline(props: { test: TestSummary }) {
  const { test } = props;
  const { t } = useDeliveryTranslation();
  const { hours } = useAmounts();
  const links = useDeliveryLinks();
  const { component, owner, job, firstSeenAt, lastSeenAt } = test;
  return (
    <header className={styles.field}>
      <p className={styles.aside}>
        <LinkTo to={links.tests({ scope: EVERYTHING })}>
          {t('tests.tab')}
        </LinkTo>{' '}
        · {placeOfTest(test)}
        {job && ` · ${job}`}
      </p>
      <div className={styles.row}>
        <h2 className={styles.title}>{test.name}</h2>
        <TestMark state={test.state} />
      </div>
      <p className={styles.text}>
        {t('tests.costs', { hours: hours(test.costHours) })} ·{' '}
        <FlakeRate test={test} /> {t('tests.ofExecutions')}
      </p>
      <p className={styles.aside}>
        {component && <EntityOrText name={component} />}
        {owner && (
          <>
            {' '}
            · {t('shared.owner')} <EntityOrText name={owner} />
          </>
        )}{' '}
        · {t('tests.seen')} <RelativeTime value={firstSeenAt} />,{' '}
        {t('tests.seenLast')} <RelativeTime value={lastSeenAt} />
      </p>
    </header>
  );
}

function Evidence(props: { test: TestSummary }) {
  const { evidence } = props.test;
  const { t } = useDeliveryTranslation();
  return evidence.length === 0 ? null : (
    <section>
      <h3 className={styles.heading}>{t('tests.why')}</h3>
      <ul>
        {evidence.map(line => (
          <li key={line} className={styles.text}>
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Puts the test into quarantine, or takes it out. */
function Actions(props: {
  test: TestSummary;
  onChanged(detail: TestDetail): void;
}) {
  const { test, onChanged } = props;
  const { key, quarantine } = test;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const toast = useToast();
  const { allowed, loading } = usePermission({
    permission: deliveryTestWritePermission,
  });
  const [isAsking, setAsking] = useState(false);
  const { state, send } = useSending();
  const end = () =>
    send(async () => {
      onChanged(await api.endQuarantine(key));
      toast(t('tests.ended'));
    });
  return (
    <>
      {quarantine && (
        <p className={styles.text}>
          {t('tests.quarantinedFor', { reason: quarantine.reason })}{' '}
          <Moment value={quarantine.until} />
        </p>
      )}
      {!allowed && !loading && (
        <p className={styles.aside}>{t('tests.mayNot')}</p>
      )}
      {allowed && (
        <div className={styles.row}>
          {quarantine ? (
            <Button
              variant="secondary"
              isPending={state.status === 'sending'}
              onPress={end}
            >
              {t('tests.end')}
            </Button>
          ) : (
            <Button variant="primary" onPress={() => setAsking(true)}>
              {t('tests.quarantine')}
            </Button>
          )}
        </div>
      )}
      {state.status === 'failed' && (
        <Notice title={t('tests.endFailed')} advice={reasonOf(state.error)} />
      )}
      {isAsking && (
        <QuarantineDialog
          test={test}
          onDone={detail => {
            setAsking(false);
            onChanged(detail);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** A test: why it is thought to be what it is, and what it did. */
export function Test(props: { testKey: string }) {
  const { testKey } = props;
  const api = useApi(deliveryApiRef);
  const { t } = useDeliveryTranslation();
  const read = useRefreshable(
    signal => api.getTest(testKey, { signal }),
    [api, testKey],
  );
  switch (read.status) {
    case 'loading':
      return <Loading label={t('tests.loading')} />;
    case 'failed':
      return <Failure title={t('tests.testFailed')} {...read} />;
    default: {
      const { test, days, executions } = read.value;
      return (
        <>
          <Stale error={read.refreshError} />
          <Headline test={test} />
          <Evidence test={test} />
          <DaysPanel days={days} />
          <ExecutionsPanel executions={executions} />
          <Actions test={test} onChanged={read.replace} />
        </>
      );
    }
  }
}
