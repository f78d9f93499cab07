import {
  fromJsonColumn,
  fromTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { FactReadings } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { FactChangeRow, FactSetRow, StoredFact } from '../database/rows';
import { decodeFactSet } from './factSets';
import { DeclarationsBySource, MutableReadings } from './readings';
import { FactSet } from './types';

/** What a fact was, until another took its place. */
interface Previous {
  stored: StoredFact;
  /** Epoch milliseconds. */
  until: number;
}

/** What is and was known of an entity. */
interface Known {
  sets: Array<{ set: FactSet; factIds: readonly string[] }>;
  /** By fact id; the oldest first. */
  previous: Map<string, Previous[]>;
}

/** What was known of entities, at any time from some time on. */
export class FactHistory {
  private constructor(private readonly known: ReadonlyMap<string, Known>) {}

  static fromRows(
    knex: Knex,
    {
      entityRefs,
      rows,
      changes,
      bySource,
    }: {
      entityRefs: readonly string[];
      rows: readonly FactSetRow[];
      changes: readonly FactChangeRow[];
      bySource: DeclarationsBySource;
    },
  ): FactHistory {
    const known = new Map<string, Known>(
      entityRefs.map(ref => [ref, { sets: [], previous: new Map() }]),
    );
    const idsBySource = new Map(
      Array.from(bySource, ([source, facts]) => [
        source,
        facts.map(({ id }) => id),
      ]),
    );
    for (const row of rows) {
      known.get(row.entity_ref)?.sets.push({
        set: decodeFactSet(knex, row),
        factIds: idsBySource.get(row.source) ?? [],
      });
    }
    for (const change of inOrder(changes)) {
      const ofEntity = known.get(change.entity_ref);
      if (ofEntity) {
        addPrevious(knex, ofEntity.previous, change);
      }
    }
    return new FactHistory(known);
  }

  /**
   * What was known at a time. A fact that was seen both before and after it
   * counts as seen then.
   */
  at(time: Date): Map<string, FactReadings> {
    const at = time.getTime();
    const found = new Map<string, FactReadings>();
    for (const [entityRef, { sets, previous }] of this.known) {
      const readings: MutableReadings = {};
      for (const { set, factIds } of sets) {
        for (const factId of factIds) {
          const before = previous.get(factId)?.find(({ until }) => until > at);
          addReading(
            readings,
            factId,
            before?.stored ?? set.facts[factId],
            before?.until ?? set.observedAt,
            at,
          );
        }
      }
      found.set(entityRef, readings);
    }
    return found;
  }
}

/** The oldest first; of the same time, as they were written. */
function inOrder(changes: readonly FactChangeRow[]): FactChangeRow[] {
  return changes
    .map(change => ({
      change,
      at: fromTimestamp(change.replaced_at).getTime(),
    }))
    .sort((one, other) => one.at - other.at || one.change.id - other.change.id)
    .map(({ change }) => change);
}

function addPrevious(
  knex: Knex,
  known: Known['previous'],
  change: FactChangeRow,
): void {
  const previous = fromJsonColumn<Record<string, StoredFact>>(
    knex,
    change.previous,
  );
  const until = fromTimestamp(change.replaced_at).getTime();
  for (const [factId, stored] of Object.entries(previous ?? {})) {
    const versions = known.get(factId);
    if (versions) {
      versions.push({ stored, until });
    } else {
      known.set(factId, [{ stored, until }]);
    }
  }
}

/**
 * Adds what a fact was at a time, unless it was observed for the first time
 * after that.
 *
 * @param seenUntil - When it was last seen to hold, if it does not say so
 */
function addReading(
  readings: MutableReadings,
  factId: string,
  stored: StoredFact | undefined,
  seenUntil: number,
  at: number,
): void {
  const observedAt = stored?.o ?? seenUntil;
  if (!stored || observedAt === 0 || (stored.c ?? 0) > at) {
    return;
  }
  readings[factId] = {
    observedAt: Math.min(at, observedAt),
    ...(stored.v !== undefined && { value: stored.v }),
    ...(stored.c !== undefined && { changedAt: stored.c }),
  };
}
