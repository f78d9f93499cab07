import type { Entity } from '@backstage/catalog-model';
import {
  fromJsonColumn,
  fromTimestamp,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import {
  ActiveWaiver,
  FactReadings,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { EntityTableRow, WaiverRow } from '../database/rows';
import {
  CurrentDefinitions,
  Definitions,
  versionKey,
} from '../definitions/types';
import { EntityInput } from './outcome';
import { findStates } from './StateStore';
import { State } from './types';

/** Reads what is known of entities. */
export interface ReadingsOf {
  readingsOf(
    entityRefs: readonly string[],
  ): Promise<ReadonlyMap<string, FactReadings>>;
}

/** What evaluations read. */
export interface InputSources {
  knex: Knex;
  facts: ReadingsOf;
  definitions: Definitions;
}

/**
 * Everything that the outcomes of entities depend on, with as many statements
 * for five hundred as for one. Entities that are gone are left out.
 */
export async function readInputs(
  sources: InputSources,
  entityRefs: readonly string[],
  now: Date,
): Promise<Array<Omit<EntityInput, 'seq'>>> {
  const { knex, facts, definitions } = sources;
  const current = await definitions.current();
  const [rows, readings, states, waivers] = await Promise.all([
    knex<EntityTableRow>('entity')
      .where(whereInArray('entity_ref', entityRefs))
      .select('entity_ref', 'owner_ref', 'title_key', 'tier', 'document'),
    facts.readingsOf(entityRefs),
    findStates(knex, entityRefs),
    findActiveWaivers(knex, entityRefs, now),
  ]);
  const versions = await definitions.findVersions(
    versionsOf(current, [...states.values()]),
  );
  const untouchable = new Set(
    current.broken.map(({ scorecardId }) => scorecardId),
  );
  return rows.map(row => ({
    traits: {
      entityRef: row.entity_ref,
      ownerRef: row.owner_ref,
      titleKey: row.title_key,
      tier: row.tier,
    },
    entity: entityOf(knex, row),
    readings: readings.get(row.entity_ref) ?? {},
    waivers: waivers.get(row.entity_ref) ?? new Map(),
    states: states.get(row.entity_ref) ?? new Map(),
    definitions: current,
    versions,
    untouchable,
    now,
  }));
}

function entityOf(
  knex: Knex,
  row: Pick<EntityTableRow, 'document' | 'entity_ref'>,
) {
  const entity = fromJsonColumn<Entity>(knex, row.document);
  if (!entity) {
    throw new Error(`The stored entity ${row.entity_ref} has no document`);
  }
  return entity;
}

function versionsOf(
  current: CurrentDefinitions,
  states: ReadonlyArray<ReadonlyMap<string, State>>,
): string[] {
  const keys = new Set<string>();
  for (const { id, version } of current.scorecards.values()) {
    keys.add(versionKey(id, version));
  }
  for (const ofEntity of states) {
    for (const { scorecardId, version } of ofEntity.values()) {
      keys.add(versionKey(scorecardId, version));
    }
  }
  return [...keys];
}

/** Waivers in force, by entity and scorecard. */
export async function findActiveWaivers(
  knex: Knex,
  entityRefs: readonly string[],
  now: Date,
): Promise<Map<string, Map<string, ActiveWaiver[]>>> {
  const rows = await knex<WaiverRow>('waiver')
    .where(whereInArray('entity_ref', entityRefs))
    .andWhere({ status: 'approved' })
    .andWhere('expires_at', '>', toTimestamp(now))
    .orderBy('id');
  const found = new Map<string, Map<string, ActiveWaiver[]>>();
  for (const row of rows) {
    let byScorecard = found.get(row.entity_ref);
    if (!byScorecard) {
      byScorecard = new Map();
      found.set(row.entity_ref, byScorecard);
    }
    const waivers = byScorecard.get(row.scorecard_id) ?? [];
    byScorecard.set(row.scorecard_id, waivers);
    waivers.push({
      checkId: row.check_id,
      expiresAt: fromTimestamp(row.expires_at).getTime(),
      compensatingCheckId: row.compensating_check_id ?? undefined,
    });
  }
  return found;
}
