export { attribute, isBot } from './attribute';
export type { AttributionContext } from './attribute';
export { isBotAddress, toolOfAddress } from './addresses';
export { readGitAiNote } from './gitAiNote';
export type { NotedLines, NoteReading } from './gitAiNote';
export { parseTrailers } from './trailers';
export type { Trailer } from './trailers';
export type {
  Attribution,
  AttributionEvidence,
  CommitPerson,
  CommitTraces,
  SignalPlace,
} from './types';
