/** The leadership report: `/maturity/report`. */
export const reportMessages = {
  tab: 'Report',
  loading: 'Writing the report…',
  failed: 'The report could not be written',
  quarter: 'Quarter',
  quarterName: 'Q{{quarter}} {{year}}',
  quarterNow: 'Q{{quarter}} {{year}}, so far',
  group: 'Group',
  groupPlaceholder: 'The whole organisation',
  frame: 'Leadership report, {{quarter}}',
  print: 'Print',
  csv: 'Download CSV',
  json: 'Download JSON',
  copy: 'Copy link',
  downloadFailed: 'The file could not be made',
  share: 'The link opens this very report, for those who may read it.',
} as const;
