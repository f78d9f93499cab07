import {
  InventoryStatus,
  Orphan,
} from '@groundwork/backstage-plugin-environments-common';
import { OwnedObject } from '@groundwork/backstage-plugin-environments-node';
import {
  fromTimestamp,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { InventoryRunRow, OrphanRow } from '../database/rows';

const ROWS_PER_INSERT = 50;

/** Something that no environment knows of, as it is stored. */
export interface StoredOrphan {
  id: string;
  driver: string;
  externalId: string;
  description: string;
  environmentId?: string;
  resource?: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
  status: Orphan['status'];
  message?: string;
}

/** Reads and writes the tables `orphan` and `inventory_run`. */
export class OrphanStore {
  constructor(private readonly knex: Knex) {}

  /** The oldest first. */
  async list(): Promise<StoredOrphan[]> {
    const rows = await this.knex<OrphanRow>('orphan').orderBy([
      'first_seen_at',
      'id',
    ]);
    return rows.map(orphanOfRow);
  }

  async find(id: string): Promise<StoredOrphan | undefined> {
    const row = await this.knex<OrphanRow>('orphan').where({ id }).first();
    return row && orphanOfRow(row);
  }

  async findDestroying(): Promise<StoredOrphan[]> {
    const rows = await this.knex<OrphanRow>('orphan')
      .where({ status: 'destroying' })
      .orderBy('id');
    return rows.map(orphanOfRow);
  }

  /** @returns whether it was there */
  async setStatus(
    id: string,
    status: StoredOrphan['status'],
    message?: string,
    knex: Knex = this.knex,
  ): Promise<boolean> {
    const updated = await knex('orphan')
      .where({ id })
      .update({ status, message: message ?? null });
    return updated > 0;
  }

  async delete(id: string, knex: Knex = this.knex): Promise<void> {
    await knex('orphan').where({ id }).delete();
  }

  /**
   * What an inventory of a driver has shown: those that are there stay as they
   * are, those that are not are forgotten.
   */
  async replace(
    driver: string,
    orphans: readonly OwnedObject[],
    {
      objects,
      now,
      newId,
    }: { objects: number; now: Date; newId: () => string },
  ): Promise<void> {
    const at = toTimestamp(now);
    const rows = orphans.map(it => ({
      id: newId(),
      driver,
      external_id: it.externalId,
      description: it.description,
      environment_id: it.environmentId ?? null,
      resource: it.resource ?? null,
      first_seen_at: at,
      last_seen_at: at,
      status: 'found',
      message: null,
    }));
    await this.knex.transaction(async trx => {
      for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
        await trx('orphan')
          .insert(rows.slice(start, start + ROWS_PER_INSERT))
          .onConflict(['driver', 'external_id'])
          .merge(['description', 'environment_id', 'resource', 'last_seen_at']);
      }
      await trx('orphan')
        .where({ driver })
        .whereNot(
          whereInArray(
            'external_id',
            rows.map(row => row.external_id),
          ),
        )
        .delete();
      await trx('inventory_run')
        .insert({ driver, succeeded_at: at, error: null, objects })
        .onConflict('driver')
        .merge();
    });
  }

  /** That a driver's inventory did not work; what was known stays. */
  async failed(driver: string, error: string): Promise<void> {
    await this.knex('inventory_run')
      .insert({ driver, succeeded_at: null, error, objects: 0 })
      .onConflict('driver')
      .merge(['error']);
  }

  async listInventories(): Promise<InventoryStatus[]> {
    const rows = await this.knex<InventoryRunRow>('inventory_run').orderBy(
      'driver',
    );
    return rows.map(row => ({
      driver: row.driver,
      succeededAt: fromTimestamp(row.succeeded_at)?.toISOString(),
      error: row.error ?? undefined,
      objects: row.objects,
    }));
  }
}

function orphanOfRow(row: OrphanRow): StoredOrphan {
  return {
    id: row.id,
    driver: row.driver,
    externalId: row.external_id,
    description: row.description,
    environmentId: row.environment_id ?? undefined,
    resource: row.resource ?? undefined,
    firstSeenAt: fromTimestamp(row.first_seen_at),
    lastSeenAt: fromTimestamp(row.last_seen_at),
    status: row.status as StoredOrphan['status'],
    message: row.message ?? undefined,
  };
}
