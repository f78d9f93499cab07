export { DataTable } from './DataTable';
export type { ColumnSort, DataColumn, DataTableProps } from './DataTable';
