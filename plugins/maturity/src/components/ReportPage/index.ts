export { ReportPageContent } from './ReportPageContent';
