export { PageSearchField } from './PageSearchField';
export type { PageSearchFieldProps } from './PageSearchField';
