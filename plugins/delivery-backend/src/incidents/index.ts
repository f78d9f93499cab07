export { ChainReader } from './ChainReader';
export { createIncidents } from './createIncidents';
export type { IncidentServices } from './createIncidents';
export { Incidents } from './Incidents';
export { LinkCorrections } from './LinkCorrections';
