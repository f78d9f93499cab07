export { Confidence } from './Confidence';
export { ContactLinks } from './ContactLinks';
export { EvidenceList } from './EvidenceList';
export { FreshnessNote } from './FreshnessNote';
export { identifierKindName } from './identifierKinds';
export { OnCallSummary } from './OnCallSummary';
export { OwnerLinks } from './OwnerLinks';
