import { maturityReportReadPermission } from '@groundwork/backstage-plugin-maturity-common';
import {
  renderReportCsv,
  renderReportHtml,
  REPORT_CONTENT_SECURITY_POLICY,
} from '../report';
import { RouterOptions } from './createRouter';
import { MaturityRouter } from './openapi';

/** Adds the routes of the leadership report. */
export function addReportRoutes(
  router: MaturityRouter,
  { readers, viewers }: Pick<RouterOptions, 'readers' | 'viewers'>,
): void {
  router.get('/report', async (req, res) => {
    const viewer = await viewers.of(req, maturityReportReadPermission);
    res.json(await readers.report.read(req.query, viewer));
  });

  router.get('/report/html', async (req, res) => {
    const viewer = await viewers.of(req, maturityReportReadPermission);
    const report = await readers.report.read(req.query, viewer);
    res
      .set({
        'Cache-Control': 'private, no-store',
        'Content-Security-Policy': REPORT_CONTENT_SECURITY_POLICY,
        'X-Content-Type-Options': 'nosniff',
      })
      .type('text/html')
      .send(renderReportHtml(report));
  });

  router.get('/report/csv', async (req, res) => {
    const viewer = await viewers.of(req, maturityReportReadPermission);
    const report = await readers.report.read(req.query, viewer);
    res
      .set({
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      })
      .attachment(`maturity-${report.quarter}.csv`)
      .type('text/csv')
      .send(renderReportCsv(report));
  });
}
