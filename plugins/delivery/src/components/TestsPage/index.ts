export { TestsPageContent } from './TestsPageContent';
