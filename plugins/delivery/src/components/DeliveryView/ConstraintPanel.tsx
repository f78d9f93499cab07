import {
  ConstraintAnswer,
  ConstraintFindingAnswer,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  DataTable,
  formatShare,
  Panel,
  Refreshable,
  RowSkeletons,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Amounts, Bounds, useAmounts } from '../../hooks/useAmounts';
import { useConstraintSentence } from '../../hooks/useConstraintTexts';
import { useDeliveryTranslation } from '../../translation';
import { ChangeName, useDenied } from '../shared';
import styles from './DeliveryView.module.css';

const HOUR_MS = 3_600_000;

type Named = Exclude<ConstraintFindingAnswer, { status: 'abstained' }>;

function between(
  { interval }: Amounts,
  hours: number,
  bounds: Bounds | undefined,
): string {
  const inMs = (bound: number | undefined) =>
    bound === undefined ? undefined : bound * HOUR_MS;
  const text =
    bounds &&
    interval(
      { low: inMs(bounds.low), high: inMs(bounds.high) },
      'milliseconds',
      hours * HOUR_MS,
    );
  return text ? ` (${text})` : '';
}

/** What it would save to make each stage faster; the most first. */
function Savings(props: { finding: Named }) {
  const { finding } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const amounts = useAmounts();
  const stages = [...finding.stages].sort(
    (one, other) => other.savedHours - one.savedHours,
  );
  const named = stages.find(({ stage }) => stage === finding.stage);
  return (
    <>
      {named && (
        <p className={styles.saving}>
          {t('constraint.saves', {
            stage: t(`stages.name.${named.stage}`),
            saved: amounts.hours(named.savedHours),
            interval: between(amounts, named.savedHours, named.interval),
          })}
        </p>
      )}
      <DataTable
        label={t('constraint.savings')}
        rows={stages}
        keyOf={({ stage }) => stage}
        columns={[
          {
            id: 'stage',
            title: t('stages.stage'),
            cell: ({ stage }) => t(`stages.name.${stage}`),
          },
          {
            id: 'saved',
            title: t('constraint.saved'),
            isNumber: true,
            cell: ({ savedHours, interval }) =>
              `${amounts.hours(savedHours)}${between(
                amounts,
                savedHours,
                interval,
              )}`,
          },
          {
            id: 'share',
            title: t('constraint.share'),
            isNumber: true,
            isSecondary: true,
            cell: ({ share }) => formatShare(share, locale),
          },
        ]}
      />
    </>
  );
}

/** What would have to be otherwise for the answer to be another. */
function WhatWouldChange(props: { answer: ConstraintAnswer; finding: Named }) {
  const { answer, finding } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const amounts = useAmounts();
  const sentence = useConstraintSentence();
  const names = {
    stage: t(`stages.name.${finding.stage}`),
    runnerUp: t(`stages.name.${finding.runnerUp}`),
  };
  const { gapHours, takeoverAt } = finding;
  return (
    <ul className={styles.points}>
      <li>
        {t('constraint.gap', {
          ...names,
          gap: amounts.hours(gapHours.value),
          interval: between(amounts, gapHours.value, gapHours.interval),
        })}
      </li>
      {takeoverAt !== undefined && (
        <li>
          {t('constraint.takeover', {
            ...names,
            share: formatShare(takeoverAt, locale),
          })}
        </li>
      )}
      <li>
        {answer.withoutAssisted
          ? t('constraint.withoutAssisted', {
              answer: sentence(answer.withoutAssisted),
            })
          : t('constraint.noAssisted')}
      </li>
    </ul>
  );
}

function Examples(props: Pick<ConstraintAnswer, 'examples'>) {
  const { examples } = props;
  const { t } = useDeliveryTranslation();
  const { hours } = useAmounts();
  return examples.length === 0 ? null : (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t('constraint.examples')}</h3>
      <DataTable
        label={t('constraint.examples')}
        rows={examples}
        keyOf={({ change }) => change.id}
        columns={[
          {
            id: 'change',
            title: t('shared.change'),
            cell: ({ change }) => <ChangeName change={change} />,
          },
          {
            id: 'hours',
            title: t('constraint.waited'),
            isNumber: true,
            cell: ({ hours: waited, isOpen }) =>
              isOpen
                ? t('constraint.soFar', { hours: hours(waited) })
                : hours(waited),
          },
        ]}
      />
    </section>
  );
}

/** What would help most, the changes that show it, and what would change that. */
export function ConstraintPanel(props: {
  state: Refreshable<ConstraintAnswer>;
}) {
  const { state } = props;
  const { t } = useDeliveryTranslation();
  const denied = useDenied();
  const sentence = useConstraintSentence();
  return (
    <Panel
      title={t('constraint.title')}
      state={state}
      skeleton={<RowSkeletons rows={5} />}
      failed={t('constraint.failed')}
      denied={denied}
      empty={({ finding }) =>
        finding.status === 'abstained'
          ? {
              title: sentence(finding),
              advice: t('constraint.abstainedAdvice'),
            }
          : undefined
      }
    >
      {answer =>
        answer.finding.status === 'abstained' ? null : (
          <div className={styles.body}>
            <Savings finding={answer.finding} />
            <Examples examples={answer.examples} />
            <section className={styles.part}>
              <h3 className={styles.heading}>{t('constraint.whatIf')}</h3>
              <WhatWouldChange answer={answer} finding={answer.finding} />
            </section>
          </div>
        )
      }
    </Panel>
  );
}
