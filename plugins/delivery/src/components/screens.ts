/**
 * All that is behind the pages, to be loaded together: what screens share, styles above
 * all, would otherwise come once with each of them.
 */
export * from './Backfills';
export * from './ChangePage';
export * from './DeliveryRoutes';
export * from './IncidentPage';
export * from './IncidentsRoutes';
export * from './MetricPage';
export * from './ReviewsPage';
export * from './TestsPage';
