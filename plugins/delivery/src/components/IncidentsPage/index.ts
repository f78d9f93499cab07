export { IncidentsPageContent } from './IncidentsPageContent';
