import { EnvironmentSummary } from '@groundwork/backstage-plugin-environments-common';
import {
  ColumnSort,
  DataColumn,
  DataTable,
  EntityLink,
  RelativeTime,
  useMediaQuery,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  EnvironmentsTranslate,
  useEnvironmentsTranslation,
} from '../../translation';
import { Ends } from './Ends';
import { EnvironmentLink } from './EnvironmentLink';
import { PhaseMark } from './PhaseMark';
import styles from './shared.module.css';

/** Where a table shows only its first columns. */
const NARROW = '(max-width: 599.95px)';

/** What environments can be sorted by. */
export type SortedBy = 'name' | 'createdAt' | 'expiresAt' | 'phase' | 'cost';

/** On a phone with when it ends, which has no column of its own there. */
function Name(props: { environment: EnvironmentSummary }) {
  const { id, name, expiresAt } = props.environment;
  return (
    <>
      <EnvironmentLink id={id} name={name} />
      {useMediaQuery(NARROW) && (
        <div className={styles.below}>
          <Ends expiresAt={expiresAt} />
        </div>
      )}
    </>
  );
}

function columnsOf(
  t: EnvironmentsTranslate,
  options: {
    sortBy?: (column: SortedBy) => ColumnSort;
    costOf?: (environment: EnvironmentSummary) => string;
  },
): DataColumn<EnvironmentSummary>[] {
  const { sortBy, costOf } = options;
  return [
    {
      id: 'name',
      title: t('list.name'),
      sort: sortBy?.('name'),
      cell: row => <Name environment={row} />,
    },
    {
      id: 'phase',
      title: t('list.phase'),
      sort: sortBy?.('phase'),
      cell: row => <PhaseMark phase={row.phase} />,
    },
    {
      id: 'ends',
      title: t('list.ends'),
      isSecondary: true,
      sort: sortBy?.('expiresAt'),
      cell: ({ expiresAt }) =>
        expiresAt ? <RelativeTime value={expiresAt} /> : t('shared.noEnd'),
    },
    {
      id: 'component',
      title: t('list.component'),
      isSecondary: true,
      cell: ({ component }) =>
        component && <EntityLink entityRef={component} isQuiet />,
    },
    {
      id: 'ref',
      title: t('list.ref'),
      isSecondary: true,
      cell: ({ source }) => source?.version ?? source?.ref,
    },
    {
      id: 'owner',
      title: t('list.owner'),
      isSecondary: true,
      cell: ({ owner }) => <EntityLink entityRef={owner} isQuiet />,
    },
    {
      id: 'blueprint',
      title: t('list.blueprint'),
      isSecondary: true,
      cell: ({ blueprint }) => blueprint.title,
    },
    {
      id: 'created',
      title: t('list.created'),
      isSecondary: true,
      sort: sortBy?.('createdAt'),
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
    },
    ...(costOf
      ? [
          {
            id: 'cost',
            title: t('list.cost'),
            isSecondary: true,
            isNumber: true,
            sort: sortBy?.('cost'),
            cell: costOf,
          },
        ]
      : []),
  ];
}

/** Environments, with how they are and when they end. */
export function EnvironmentTable(props: {
  rows: EnvironmentSummary[];
  sortBy?: (column: SortedBy) => ColumnSort;
  /** What one costs per day; without it there is no column for that. */
  costOf?: (environment: EnvironmentSummary) => string;
}) {
  const { rows, sortBy, costOf } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <DataTable
      label={t('list.title')}
      columns={columnsOf(t, { sortBy, costOf })}
      rows={rows}
      keyOf={({ id }) => id}
    />
  );
}
