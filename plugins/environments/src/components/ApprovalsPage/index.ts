export { ApprovalsPageContent } from './ApprovalsPageContent';
