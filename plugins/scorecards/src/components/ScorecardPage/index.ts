export { ScorecardPageContent } from './ScorecardPageContent';
