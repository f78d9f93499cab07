export { codeownersLocations, findCodeownersLocation } from './locations';
export { matchCodeowners } from './match';
export { parseCodeowners, type ParseCodeownersOptions } from './parse';
export type {
  CodeownersDecision,
  CodeownersDiagnostic,
  CodeownersDiagnosticCode,
  CodeownersDialect,
  CodeownersMatch,
  CodeownersOutcome,
  CodeownersOwner,
  CodeownersOwnerKind,
  CodeownersRule,
  CodeownersSection,
  ParsedCodeowners,
} from './types';
