import { ReactNode } from 'react';
import { Checkbox } from '@backstage/ui';
import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import styles from './DataTable.module.css';

/**
 * How the rows are sorted by a column, if they are.
 *
 * @public
 */
export interface ColumnSort {
  direction?: 'ascending' | 'descending';
  /** Sorts by this column, or the other way round. */
  onSort(): void;
}

/**
 * A column of a {@link DataTable}.
 *
 * @public
 */
export interface DataColumn<TRow> {
  id: string;
  /** What the column is headed by. */
  title: string;
  /** Numbers stand at the end of their cell, under one another. */
  isNumber?: boolean;
  /** Left out where there is no room, on a phone. */
  isSecondary?: boolean;
  /** Lets the rows be sorted by this column. */
  sort?: ColumnSort;
  /** What the row shows in this column. */
  cell(row: TRow): ReactNode;
}

/**
 * Which rows of a {@link DataTable} are chosen, and how to choose others.
 *
 * @public
 */
export interface RowSelection<TRow> {
  /** Names the box that chooses all rows. */
  labelAll: string;
  /** Names the box of a row. */
  labelOf(row: TRow): string;
  /** Whether a row is chosen. */
  isChosen(row: TRow): boolean;
  /** Chooses rows, or lets go of them. */
  onChoose(rows: TRow[], isChosen: boolean): void;
}

/**
 * The properties of a {@link DataTable}.
 *
 * @public
 */
export interface DataTableProps<TRow> {
  /** Names the table for those who do not see it. */
  label: string;
  columns: DataColumn<TRow>[];
  rows: TRow[];
  keyOf(row: TRow): string;
  /** Lets rows be chosen, by boxes before their first column. */
  selection?: RowSelection<TRow>;
}

function Head(props: { title: string; sort?: ColumnSort }) {
  const { title, sort } = props;
  return sort ? (
    <button type="button" className={styles.sort} onClick={sort.onSort}>
      {title}
      <span className={styles.arrow} aria-hidden="true">
        {sort.direction === 'ascending' && <RiArrowUpLine size="1em" />}
        {sort.direction === 'descending' && <RiArrowDownLine size="1em" />}
      </span>
    </button>
  ) : (
    <>{title}</>
  );
}

function ChooseAll<TRow>(props: {
  rows: TRow[];
  selection: RowSelection<TRow>;
}) {
  const { rows, selection } = props;
  const chosen = rows.filter(row => selection.isChosen(row)).length;
  const isWhole = rows.length > 0 && chosen === rows.length;
  return (
    // No head: it names nothing in the rows below it.
    <td className={styles.box}>
      <Checkbox
        aria-label={selection.labelAll}
        isSelected={isWhole}
        isIndeterminate={chosen > 0 && !isWhole}
        onChange={isChosen => selection.onChoose(rows, isChosen)}
      />
    </td>
  );
}

function Choose<TRow>(props: { row: TRow; selection: RowSelection<TRow> }) {
  const { row, selection } = props;
  return (
    <td className={styles.box}>
      <Checkbox
        aria-label={selection.labelOf(row)}
        isSelected={selection.isChosen(row)}
        onChange={isChosen => selection.onChoose([row], isChosen)}
      />
    </td>
  );
}

/**
 * A short table that is shown whole; the first column names the row.
 *
 * @public
 */
export function DataTable<TRow>(props: DataTableProps<TRow>): JSX.Element {
  const { label, columns, rows, keyOf, selection } = props;
  const attributes = ({ id, isNumber, isSecondary }: DataColumn<TRow>) => ({
    'data-column': id,
    'data-number': isNumber || undefined,
    'data-secondary': isSecondary || undefined,
  });
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {selection && <ChooseAll rows={rows} selection={selection} />}
          {columns.map(column => (
            <th
              key={column.id}
              scope="col"
              aria-sort={column.sort && (column.sort.direction ?? 'none')}
              {...attributes(column)}
            >
              <Head title={column.title} sort={column.sort} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={keyOf(row)}>
            {selection && <Choose row={row} selection={selection} />}
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.id} scope="row" {...attributes(column)}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.id} {...attributes(column)}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
