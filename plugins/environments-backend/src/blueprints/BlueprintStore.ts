import { BlueprintDefinition } from '@groundwork/backstage-plugin-environments-common';
import {
  dialectOf,
  fromJsonColumn,
  fromTimestamp,
  toJsonColumn,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { BlueprintRow, BlueprintVersionRow } from '../database/rows';
import { digestOf } from '../engine/domain/digest';
import { NewBlueprint, PublishOutcome, StoredBlueprint } from './types';

/** What is in force: a few numbers, which tell whether anything has changed. */
export interface BlueprintInForce {
  id: string;
  version: number;
  origin: string;
}

/** Reads and writes published blueprints. */
export class BlueprintStore {
  constructor(private readonly knex: Knex) {}

  /** By id. */
  async findInForce(knex: Knex = this.knex): Promise<BlueprintInForce[]> {
    return knex<BlueprintRow>('blueprint')
      .whereNull('removed_at')
      .orderBy('id')
      .select('id', 'version', 'origin');
  }

  /** Versions of blueprints, of which there are those that were published. */
  async findVersions(
    wanted: ReadonlyArray<{ id: string; version: number }>,
    knex: Knex = this.knex,
  ): Promise<StoredBlueprint[]> {
    const keys = new Set(wanted.map(it => `${it.id}@${it.version}`));
    const rows = await knex<BlueprintVersionRow>('blueprint_version')
      .where(
        whereInArray('blueprint_id', [...new Set(wanted.map(it => it.id))]),
      )
      .andWhere(
        whereInArray('version', [...new Set(wanted.map(it => it.version))]),
      )
      .select(
        'blueprint_id',
        'version',
        'definition',
        'origin',
        'published_at',
      );
    return rows
      .filter(it => keys.has(`${it.blueprint_id}@${it.version}`))
      .map(row => storedOfRow(knex, row));
  }

  /** Publishes a version, unless it is the one in force. */
  async publish(blueprint: NewBlueprint, now: Date): Promise<PublishOutcome> {
    return this.knex.transaction(async trx => {
      const { definition, origin } = blueprint;
      const { id } = definition;
      await lockBlueprints(trx);
      const known = await trx<BlueprintRow>('blueprint').where({ id }).first();
      const isInForce = known !== undefined && known.removed_at === null;
      if (isInForce && known.origin !== origin) {
        return { kind: 'taken', origin: known.origin };
      }
      const digest = digestOf(asJson(definition));
      if (isInForce) {
        const current = await trx<BlueprintVersionRow>('blueprint_version')
          .where({ blueprint_id: id, version: known.version })
          .first('digest');
        if (current?.digest === digest) {
          return { kind: 'unchanged', version: known.version };
        }
      }
      const version = (known?.version ?? 0) + 1;
      await trx('blueprint_version').insert({
        blueprint_id: id,
        version,
        digest,
        definition: toJsonColumn(definition),
        yaml: blueprint.yaml,
        origin,
        published_at: toTimestamp(now),
      });
      await trx('blueprint')
        .insert({ id, version, origin, removed_at: null })
        .onConflict('id')
        .merge();
      return { kind: 'published', version };
    });
  }

  /**
   * Takes blueprints out of force. Environments of theirs go on, since versions
   * stay.
   */
  async withdraw(ids: readonly string[], now: Date): Promise<void> {
    await this.knex('blueprint')
      .where(whereInArray('id', ids))
      .whereNull('removed_at')
      .update({ removed_at: toTimestamp(now) });
  }
}

/** Replicas that read the same files take turns, so that versions have no gaps. */
async function lockBlueprints(trx: Knex.Transaction): Promise<void> {
  if (dialectOf(trx) === 'postgres') {
    await trx.raw('LOCK TABLE blueprint IN SHARE ROW EXCLUSIVE MODE');
  }
}

function storedOfRow(
  knex: Knex,
  row: Omit<BlueprintVersionRow, 'digest' | 'yaml'>,
): StoredBlueprint {
  const definition = fromJsonColumn<BlueprintDefinition>(knex, row.definition);
  if (!definition) {
    throw new Error(
      `Version ${row.version} of blueprint '${row.blueprint_id}' has no definition`,
    );
  }
  return {
    definition,
    version: row.version,
    origin: row.origin,
    publishedAt: fromTimestamp(row.published_at),
  };
}

/** A definition has nothing but JSON; its type does not say so. */
function asJson(definition: BlueprintDefinition) {
  return JSON.parse(JSON.stringify(definition));
}
