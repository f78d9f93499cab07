export { buildReport } from './buildReport';
export { renderReportCsv } from './csv';
export {
  renderReportHtml,
  REPORT_CONTENT_SECURITY_POLICY,
} from './html/renderReportHtml';
export type { ReportInput, ReportModel, ReportTeam } from './ReportInput';
export { ReportReader } from './ReportReader';
export { deliverySources } from './ReportSources';
export type {
  ReportDelivery,
  ReportSnapshot,
  ReportSources,
  ReportTeams,
} from './ReportSources';
