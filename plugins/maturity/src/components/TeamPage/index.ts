export { TeamPageContent } from './TeamPageContent';
