import { Feedback } from '../../domain/feedback';
import { SourceState } from '../../store/sources';

/*
 * A snapshot is lines of JSON, compressed:
 *
 * 1. the header
 * 2. the refs of all entities, a thousand on a line
 * 3. the projection of each, in the same order; empty if the catalog does not
 *    have it
 * 4. the identifier sets: the number of the entity, the source, and for each
 *    identifier kind, key, rule, confidence, link or 0, time or 0
 * 5. "end"
 *
 * Sources, kinds and rules are the same over and over. Where one comes first it
 * is written out; after that it is a number, counted from 0 in the order in
 * which they came.
 *
 * All is ASCII. Then a chunk of the file becomes a string without decoding, and
 * projections stay parts of that string until they are looked at. That is what
 * lets a million identifiers be read in seconds.
 */

export const FORMAT = 1;
export const REFS_PER_LINE = 1_000;
export const FIELDS_PER_IDENTIFIER = 6;
export const END = '"end"';

/** The first line of a snapshot. */
export interface SnapshotHeader {
  format: typeof FORMAT;
  storeId: string;
  revision: number;
  /** ISO 8601. */
  writtenAt: string;
  /** How many entities there are. */
  refs: number;
  sources: Jsonified<SourceState>[];
  feedback: Jsonified<Feedback>[];
}

/** What JSON makes of times. */
export type Jsonified<T> = {
  [Key in keyof T]: T[Key] extends Date | undefined
    ? Exclude<T[Key], Date> | (Date extends T[Key] ? string : never)
    : T[Key];
};

/** JSON without characters beyond ASCII. */
export function toAscii(json: string): string {
  return json.replace(
    /[\u0080-\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
