export { DataTable } from './DataTable';
export type {
  ColumnSort,
  DataColumn,
  DataTableProps,
  RowSelection,
} from './DataTable';
