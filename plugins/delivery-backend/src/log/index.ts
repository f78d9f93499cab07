export { DeadLetters } from './DeadLetters';
export { EventLog } from './EventLog';
export type { KeepOptions, TypeQuery } from './EventLog';
export { keptHeaders } from './headers';
export type { PageQuery } from './page';
export { findUnstorable, toLine } from './storable';
export { StoreError } from './StoreError';
export { INGESTS, PORTAL_SOURCE } from './types';
export type {
  Appended,
  DeadLetter,
  Delivery,
  IngestName,
  LoggedEvent,
  NewEvent,
  Parser,
  Reading,
  SubjectMarks,
  Unreadable,
} from './types';
