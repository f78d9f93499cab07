export { RowSkeletons } from './RowSkeletons';
