import {
  FactDeclaration,
  FactReading,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { StoredFact } from '../database/rows';
import { FactSet } from './types';

/** Which facts each source may say something of. */
export type DeclarationsBySource = ReadonlyMap<
  string,
  readonly Pick<FactDeclaration, 'id'>[]
>;

/** Facts to be read, by id. */
export type MutableReadings = Record<string, FactReading | undefined>;

/**
 * Adds what a source says of an entity to its readings. Left out are facts that
 * were never looked for, those that were withdrawn, and those that the source
 * does not declare any more.
 */
export function addReadings(
  readings: MutableReadings,
  set: FactSet,
  declared: readonly Pick<FactDeclaration, 'id'>[],
): void {
  for (const { id } of declared) {
    const stored = set.facts[id];
    if (stored && (stored.o !== 0 || stored.e !== undefined)) {
      readings[id] = readingOf(stored, set.observedAt);
    }
  }
}

function readingOf(stored: StoredFact, rowObservedAt: number): FactReading {
  const reading: FactReading = {};
  const observedAt = stored.o ?? rowObservedAt;
  if (observedAt > 0) {
    reading.observedAt = observedAt;
    if (stored.v !== undefined) {
      reading.value = stored.v;
    }
    if (stored.c !== undefined) {
      reading.changedAt = stored.c;
    }
  }
  if (stored.e !== undefined) {
    reading.error = stored.e;
    reading.errorSince = stored.s;
  }
  return reading;
}
