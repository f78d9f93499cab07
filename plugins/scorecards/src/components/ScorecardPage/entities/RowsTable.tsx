import { Link } from 'react-router-dom';
import {
  DataColumn,
  DataTable,
  EntityLink,
  EntityName,
  RelativeTime,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  EntityRow,
  EntityRowOrder,
} from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsLinks } from '../../../hooks/useScorecardsLinks';
import { directionOf, nextOrder, SortColumn } from '../../../logic/rowFilters';
import {
  ScorecardsTranslate,
  useScorecardsTranslation,
} from '../../../translation';
import { CheckMark, EntityLevel, Score } from '../../shared';
import { SelectedRows } from './useSelectedRows';
import styles from './entities.module.css';

interface RowsProps {
  title: string;
  rows: EntityRow[];
}

function NextMissing(props: { row: EntityRow }) {
  const { missing, entity } = props.row;
  const { t } = useScorecardsTranslation();
  const links = useScorecardsLinks();
  const [first, ...others] = missing;
  if (!first) {
    return <>{t('scorecard.nothingMissing')}</>;
  }
  return (
    <span className={styles.missing}>
      <CheckMark status={first.status} />
      <Link
        className={styles.missingTitle}
        to={links.entityTab(entity.entityRef)}
        title={missing.map(({ title }) => title).join('\n')}
      >
        {first.title}
      </Link>
      {others.length > 0 && (
        <span
          className={styles.more}
          title={t('scorecard.missingMore', { number: `${others.length}` })}
        >
          +{others.length}
        </span>
      )}
    </span>
  );
}

function Owner(props: { row: EntityRow }) {
  const { owner } = props.row.entity;
  const { t } = useScorecardsTranslation();
  return (
    <span className={styles.owner}>
      {owner ? <EntityLink isQuiet {...owner} /> : t('shared.nobody')}
    </span>
  );
}

function columnsOf(
  t: ScorecardsTranslate,
  order: EntityRowOrder | undefined,
  onSort: (order: EntityRowOrder | undefined) => void,
): DataColumn<EntityRow>[] {
  const sort = (column: SortColumn) => ({
    direction: directionOf(column, order),
    onSort: () => onSort(nextOrder(column, order)),
  });
  return [
    {
      id: 'entity',
      title: t('scorecard.entity'),
      sort: sort('title'),
      cell: ({ entity }) => (
        <EntityName entityRef={entity.entityRef} title={entity.title} />
      ),
    },
    {
      id: 'tier',
      title: t('scorecard.tier'),
      isNumber: true,
      sort: sort('tier'),
      cell: ({ entity }) => entity.tier ?? '–',
    },
    {
      id: 'owner',
      title: t('scorecard.owner'),
      sort: sort('owner'),
      cell: row => <Owner row={row} />,
    },
    {
      id: 'level',
      title: t('scorecard.level'),
      sort: sort('level'),
      cell: row => <EntityLevel of={row} />,
    },
    {
      id: 'score',
      title: t('scorecard.score'),
      sort: sort('score'),
      cell: row => <Score tally={row} isInRow />,
    },
    {
      id: 'missing',
      title: t('scorecard.missing'),
      cell: row => <NextMissing row={row} />,
    },
    {
      id: 'since',
      title: t('scorecard.since'),
      sort: sort('since'),
      cell: ({ since }) => <RelativeTime value={since} />,
    },
  ];
}

/** Entities in rows. */
export function RowsTable(
  props: RowsProps & {
    order: EntityRowOrder | undefined;
    onSort(order: EntityRowOrder | undefined): void;
    /** Ids of columns that are left out. */
    hidden: ReadonlySet<string>;
    selected: SelectedRows;
  },
) {
  const { title, rows, order, onSort, hidden, selected } = props;
  const { t } = useScorecardsTranslation();
  return (
    <DataTable
      label={t('scorecard.table', { title })}
      columns={columnsOf(t, order, onSort).filter(({ id }) => !hidden.has(id))}
      rows={rows}
      keyOf={({ entity }) => entity.entityRef}
      selection={{
        labelAll: t('scorecard.selectAll'),
        labelOf: ({ entity }) =>
          t('scorecard.select', { entity: entity.title }),
        isChosen: selected.has,
        onChoose: selected.choose,
      }}
    />
  );
}

/** Entities on a phone: which, how far, and what is next. */
export function RowsList(props: RowsProps) {
  const { title, rows } = props;
  const { t } = useScorecardsTranslation();
  return (
    <ul className={styles.list} aria-label={t('scorecard.table', { title })}>
      {rows.map(row => (
        <li key={row.entity.entityRef} className={styles.item}>
          <EntityName
            entityRef={row.entity.entityRef}
            title={row.entity.title}
          />
          <EntityLevel of={row} />
          <span className={styles.itemMissing}>
            <Score tally={row} isInRow />
            <NextMissing row={row} />
          </span>
        </li>
      ))}
    </ul>
  );
}
