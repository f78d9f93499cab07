import { RiShuffleLine } from '@remixicon/react';
import {
  TestDetail,
  TestExecution,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  DataTable,
  formatDay,
  Moment,
  PanelFrame,
  StatusMark,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { useDeliveryTranslation } from '../../translation';
import { WithTable } from '../charts';
import styles from '../shared/shared.module.css';
import testStyles from './TestsPage.module.css';

type Day = TestDetail['days'][number];

const OUTCOMES = ['passed', 'retried', 'failed'] as const;

function DayBars(props: { days: Day[] }) {
  const { days } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const totalOf = (day: Day) =>
    OUTCOMES.reduce((sum, outcome) => sum + day[outcome], 0);
  const most = Math.max(...days.map(totalOf), 1);
  const sumOf = (outcome: (typeof OUTCOMES)[number]) =>
    `${days.reduce((sum, day) => sum + day[outcome], 0)}`;
  return (
    <div
      className={testStyles.bars}
      role="img"
      aria-label={t('tests.daysText', {
        passed: sumOf('passed'),
        retried: sumOf('retried'),
        failed: sumOf('failed'),
      })}
    >
      {days.map(day => (
        <span
          key={day.day}
          className={testStyles.day}
          title={t('tests.dayText', {
            day: formatDay(new Date(day.day), locale, 'UTC'),
            passed: `${day.passed}`,
            retried: `${day.retried}`,
            failed: `${day.failed}`,
          })}
        >
          {OUTCOMES.map(outcome => (
            <span
              key={outcome}
              className={testStyles[outcome]}
              style={{ blockSize: `${(day[outcome] / most) * 100}%` }}
            />
          ))}
        </span>
      ))}
    </div>
  );
}

function Keys() {
  const { t } = useDeliveryTranslation();
  return (
    <span className={testStyles.keys} aria-hidden="true">
      {OUTCOMES.map(outcome => (
        <span key={outcome}>
          <span className={`${testStyles.key} ${testStyles[outcome]}`} />{' '}
          {t(`tests.outcome.${outcome}`)}
        </span>
      ))}
    </span>
  );
}

/** How often it passed, passed when tried again, and failed, by day. */
export function DaysPanel(props: { days: Day[] }) {
  const { days } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  if (days.length === 0) {
    return null;
  }
  const title = t('tests.days');
  return (
    <PanelFrame title={title}>
      <div className={styles.body}>
        <WithTable
          title={title}
          controls={<Keys />}
          chart={<DayBars days={days} />}
          table={
            <DataTable<Day>
              label={title}
              rows={[...days].reverse()}
              keyOf={({ day }) => day}
              columns={[
                {
                  id: 'day',
                  title: t('tests.day'),
                  cell: ({ day }) => formatDay(new Date(day), locale, 'UTC'),
                },
                ...OUTCOMES.map(outcome => ({
                  id: outcome,
                  title: t(`tests.outcome.${outcome}`),
                  isNumber: true,
                  cell: (day: Day) => day[outcome],
                })),
              ]}
            />
          }
        />
      </div>
    </PanelFrame>
  );
}

function Outcome(props: { execution: TestExecution }) {
  const { outcome, isFlake } = props.execution;
  const { t } = useDeliveryTranslation();
  if (isFlake) {
    return (
      <StatusMark tone="warning" icon={<RiShuffleLine size="1em" />}>
        {t('tests.flake')}
      </StatusMark>
    );
  }
  return (
    <StatusMark tone={outcome === 'passed' ? 'positive' : 'negative'}>
      {t(`tests.outcome.${outcome}`)}
    </StatusMark>
  );
}

/** Its failures, and what passed after one. */
export function ExecutionsPanel(props: { executions: TestExecution[] }) {
  const { executions } = props;
  const { t } = useDeliveryTranslation();
  const { text } = useAmounts();
  return (
    <PanelFrame title={t('tests.executions')}>
      {executions.length === 0 ? (
        <div className={styles.body}>
          <p className={styles.aside}>{t('tests.noExecutions')}</p>
        </div>
      ) : (
        <DataTable<TestExecution>
          label={t('tests.executions')}
          rows={executions}
          keyOf={({ at, sha, job, attempt }) =>
            [at, sha, job, attempt].join(' ')
          }
          columns={[
            {
              id: 'at',
              title: t('items.at'),
              cell: ({ at }) => <Moment value={at} />,
            },
            {
              id: 'outcome',
              title: t('tests.outcomeTitle'),
              cell: execution => <Outcome execution={execution} />,
            },
            {
              id: 'sha',
              title: t('tests.commit'),
              isSecondary: true,
              cell: ({ sha, attempt }) => (
                <span className={styles.code}>
                  {sha.slice(0, 8)}{' '}
                  {t('tests.attempt', { attempt: `${attempt}` })}
                </span>
              ),
            },
            {
              id: 'duration',
              title: t('change.length'),
              isNumber: true,
              isSecondary: true,
              cell: ({ durationMs }) =>
                durationMs === undefined
                  ? '–'
                  : text(durationMs, 'milliseconds'),
            },
            {
              id: 'message',
              title: t('tests.message'),
              isSecondary: true,
              cell: ({ message }) =>
                message && <p className={testStyles.message}>{message}</p>,
            },
          ]}
        />
      )}
    </PanelFrame>
  );
}
