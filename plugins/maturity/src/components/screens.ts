/**
 * All that is behind the pages, to be loaded together: what screens share, styles above
 * all, would otherwise come once with each of them.
 */
export * from './MaturityRoutes';
export * from './ModelPage';
export * from './ReportPage';
export * from './TeamPage';
