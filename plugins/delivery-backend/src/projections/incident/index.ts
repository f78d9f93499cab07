export { foldIncident } from './foldIncident';
export type { IncidentRules } from './foldIncident';
export { INCIDENT_CORRECTION_TYPE } from './incidentFacts';
