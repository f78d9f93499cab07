import { ReactNode } from 'react';
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

/**
 * A short table that is shown whole; the first column names the row.
 *
 * @public
 */
export function DataTable<TRow>(props: DataTableProps<TRow>): JSX.Element {
  const { label, columns, rows, keyOf } = props;
  const attributes = ({ isNumber, isSecondary }: DataColumn<TRow>) => ({
    'data-number': isNumber || undefined,
    'data-secondary': isSecondary || undefined,
  });
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
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
