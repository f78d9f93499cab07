export { FactsPageContent } from './FactsPageContent';
