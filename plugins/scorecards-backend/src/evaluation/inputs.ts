import {
  fromTimestamp,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import {
  ActiveWaiver,
  FactReadings,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { WaiverRow } from '../database/rows';
import {
  CurrentDefinitions,
  Definitions,
  versionKey,
} from '../definitions/types';
import { FactReader } from '../facts/FactReader';
import { digestInputs } from './inputsDigest';
import { EntityInput } from './outcome';
import { findStates } from './StateStore';
import { findStoredEntities, StoredEntity } from './storedEntities';
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
  facts: Pick<FactReader, 'knownOf' | 'versionsOf'>;
  definitions: Definitions;
}

/** What is known before inputs are read. */
export interface InputContext {
  definitions: CurrentDefinitions;
  now: Date;
  /** Entities that have been read already, perhaps others too. */
  read: ReadonlyMap<string, StoredEntity>;
}

/**
 * Everything that the outcomes of entities depend on, with as many statements
 * for five hundred as for one. Entities that are gone are left out.
 */
export async function readInputs(
  sources: InputSources,
  entityRefs: readonly string[],
  { definitions: current, now, read }: InputContext,
): Promise<Array<Omit<EntityInput, 'seq'>>> {
  const { knex, facts, definitions } = sources;
  if (entityRefs.length === 0) {
    return [];
  }
  const [missing, known, states, waivers] = await Promise.all([
    findStoredEntities(
      knex,
      entityRefs.filter(ref => !read.has(ref)),
    ),
    facts.knownOf(entityRefs),
    findStates(knex, entityRefs),
    findActiveWaivers(knex, entityRefs, now),
  ]);
  const common = {
    definitions: current,
    versions: await definitions.findVersions(
      versionsOf(current, [...states.values()]),
    ),
    untouchable: new Set(current.broken.map(it => it.scorecardId)),
    now,
  };
  return entityRefs.flatMap(ref => {
    const stored = read.get(ref) ?? missing.get(ref);
    if (!stored) {
      return [];
    }
    const { readings = {}, versions = [] } = known.get(ref) ?? {};
    const waiversOf = waivers.get(ref) ?? new Map();
    return {
      ...common,
      traits: stored.traits,
      entity: stored.entity,
      readings,
      waivers: waiversOf,
      states: states.get(ref) ?? new Map(),
      digest: digestInputs({
        entityDigest: stored.digest,
        factVersions: versions,
        waivers: waiversOf,
      }),
    };
  });
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
