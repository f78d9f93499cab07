export { ALERT_TYPES } from './alertFacts';
export { foldIncident } from './foldIncident';
export {
  foldLinkCorrections,
  LINK_CORRECTION_TYPE,
} from './foldLinkCorrections';
export type { LinkCorrectionRecord } from './foldLinkCorrections';
export {
  INCIDENT_CORRECTION_TYPE,
  INCIDENT_DECLARED_TYPE,
} from './incidentFacts';
export type { IncidentRecord, IncidentRules, IncidentSource } from './types';
