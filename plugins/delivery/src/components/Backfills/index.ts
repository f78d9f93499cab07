export { BackfillsPageContent } from './BackfillsPageContent';
export { YourRepository } from './YourRepository';
