export { PartedPage } from './PartedPage';
export type { PagePart, PartedPageProps } from './PartedPage';
