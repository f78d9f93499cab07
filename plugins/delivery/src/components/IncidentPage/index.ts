export { IncidentPageContent } from './IncidentPageContent';
