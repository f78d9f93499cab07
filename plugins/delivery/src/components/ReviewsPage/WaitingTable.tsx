import {
  ReviewQueue,
  WaitingChange,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  DataColumn,
  DataTable,
  Moment,
  StatusMark,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useAmounts } from '../../hooks/useAmounts';
import { useDeliveryTranslation } from '../../translation';
import { ChangeName, EntityOrText } from '../shared';
import styles from '../shared/shared.module.css';

function Waited(props: { waiting: WaitingChange }) {
  const { waitedHours, isOverdue } = props.waiting;
  const { t } = useDeliveryTranslation();
  const { hours } = useAmounts();
  return (
    <>
      <span className={styles.number}>{hours(waitedHours)}</span>
      {isOverdue && (
        <div>
          <StatusMark tone="warning">{t('reviews.overdue')}</StatusMark>
        </div>
      )}
    </>
  );
}

function useColumns(): DataColumn<WaitingChange>[] {
  const { t } = useDeliveryTranslation();
  return [
    {
      id: 'change',
      title: t('shared.change'),
      cell: ({ change }) => <ChangeName change={change} />,
    },
    {
      id: 'waited',
      title: t('reviews.waited'),
      isNumber: true,
      cell: waiting => <Waited waiting={waiting} />,
    },
    {
      id: 'for',
      title: t('reviews.for'),
      isSecondary: true,
      cell: ({ waitsFor }) => t(`reviews.waitsFor.${waitsFor}`),
    },
    {
      id: 'risks',
      title: t('reviews.risks'),
      isSecondary: true,
      cell: ({ risks }) =>
        risks.length > 0 && (
          <ul className={styles.list}>
            {risks.map(risk => (
              <li key={risk}>{risk}</li>
            ))}
          </ul>
        ),
    },
    {
      id: 'team',
      title: t('shared.team'),
      isSecondary: true,
      cell: ({ change }) =>
        change.teams.map(team => (
          <div key={team}>
            <EntityOrText name={team} />
          </div>
        )),
    },
    {
      id: 'since',
      title: t('reviews.since'),
      isSecondary: true,
      cell: ({ since }) => <Moment value={since} />,
    },
  ];
}

/** Changes that wait, those first that should be looked at before others. */
export function WaitingTable(props: { items: WaitingChange[] }) {
  const { t } = useDeliveryTranslation();
  return (
    <DataTable
      label={t('reviews.list')}
      columns={useColumns()}
      rows={props.items}
      keyOf={({ change, waitsFor }) => `${change.id} ${waitsFor}`}
    />
  );
}

/** How much is asked of each team, and how much of it waits. */
export function LoadTable(props: Pick<ReviewQueue, 'load'>) {
  const { t } = useDeliveryTranslation();
  return (
    <DataTable
      label={t('reviews.load')}
      rows={props.load}
      keyOf={({ team }) => team}
      columns={[
        {
          id: 'team',
          title: t('shared.team'),
          cell: ({ team }) => <EntityOrText name={team} />,
        },
        {
          id: 'waiting',
          title: t('reviews.waiting'),
          isNumber: true,
          cell: ({ waiting }) => waiting,
        },
        {
          id: 'arrived',
          title: t('reviews.arrived'),
          isNumber: true,
          isSecondary: true,
          cell: ({ arrived }) => arrived,
        },
        {
          id: 'reviewed',
          title: t('reviews.reviewed'),
          isNumber: true,
          isSecondary: true,
          cell: ({ reviewed }) => reviewed,
        },
      ]}
    />
  );
}
