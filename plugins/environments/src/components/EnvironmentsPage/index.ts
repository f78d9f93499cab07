export { EnvironmentsPageContent } from './EnvironmentsPageContent';
