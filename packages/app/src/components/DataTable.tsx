import { ReactNode } from 'react';
import styles from './DataTable.module.css';

/** A column of a {@link DataTable}. */
export interface DataColumn<TRow> {
  id: string;
  title: string;
  isNumber?: boolean;
  /** Left out where there is no room, on a phone. */
  isSecondary?: boolean;
  cell(row: TRow): ReactNode;
}

/** A short table that is shown whole; the first column names the row. */
export function DataTable<TRow>(props: {
  label: string;
  columns: DataColumn<TRow>[];
  rows: TRow[];
  keyOf(row: TRow): string;
}) {
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
            <th key={column.id} scope="col" {...attributes(column)}>
              {column.title}
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
