import { JsonObject, JsonValue } from '@backstage/types';
import { ResourceStatus } from '@groundwork/backstage-plugin-environments-common';
import { ResourceDesire } from '@groundwork/backstage-plugin-environments-node';
import {
  fromJsonColumn,
  fromTimestamp,
  toJsonColumn,
  toTimestamp,
  upsertInChunks,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ResourceRow } from '../database/rows';
import { StoredResource } from './types';

/** Reads and writes the table `resource`. */
export class ResourceStore {
  constructor(private readonly knex: Knex) {}

  /** Of an environment, by name. */
  async findOf(
    environmentId: string,
    knex: Knex = this.knex,
  ): Promise<Map<string, StoredResource>> {
    const found = await this.findOfMany([environmentId], knex);
    return new Map((found.get(environmentId) ?? []).map(it => [it.name, it]));
  }

  /** By environment, in one statement. */
  async findOfMany(
    environmentIds: readonly string[],
    knex: Knex = this.knex,
  ): Promise<Map<string, StoredResource[]>> {
    const rows = await knex<ResourceRow>('resource')
      .where(whereInArray('environment_id', environmentIds))
      .orderBy(['environment_id', 'name']);
    const found = new Map<string, StoredResource[]>();
    for (const row of rows) {
      const resources = found.get(row.environment_id) ?? [];
      found.set(row.environment_id, resources);
      resources.push(resourceOfRow(knex, row));
    }
    return found;
  }

  async save(
    trx: Knex.Transaction,
    resources: readonly StoredResource[],
  ): Promise<void> {
    await upsertInChunks(trx, 'resource', resources.map(rowOfResource), {
      key: ['environment_id', 'name'],
    });
  }

  async delete(
    trx: Knex.Transaction,
    environmentId: string,
    name: string,
  ): Promise<void> {
    await trx('resource')
      .where({ environment_id: environmentId, name })
      .delete();
  }
}

function resourceOfRow(knex: Knex, row: ResourceRow): StoredResource {
  return {
    environmentId: row.environment_id,
    name: row.name,
    type: row.type,
    driver: row.driver,
    status: row.status as ResourceStatus['status'],
    message: row.message ?? undefined,
    drift: row.drift ?? undefined,
    externalId: row.external_id ?? undefined,
    state: fromJsonColumn<JsonObject>(knex, row.state),
    outputs: fromJsonColumn<Record<string, JsonValue>>(knex, row.outputs) ?? {},
    appliedDigest: row.applied_digest ?? undefined,
    appliedDesire: fromJsonColumn<ResourceDesire>(knex, row.applied_desire),
    dependsOn: row.depends_on === '' ? [] : row.depends_on.split(','),
    costPerHour: row.cost_per_hour,
    pausedCostPerHour: row.paused_cost_per_hour,
    observedAt: fromTimestamp(row.observed_at),
  };
}

function rowOfResource(it: StoredResource) {
  return {
    environment_id: it.environmentId,
    name: it.name,
    type: it.type,
    driver: it.driver,
    status: it.status,
    message: it.message ?? null,
    drift: it.drift ?? null,
    external_id: it.externalId ?? null,
    state: it.state ? toJsonColumn(it.state) : null,
    outputs: toJsonColumn(it.outputs),
    applied_digest: it.appliedDigest ?? null,
    applied_desire: it.appliedDesire ? toJsonColumn(it.appliedDesire) : null,
    depends_on: it.dependsOn.join(','),
    cost_per_hour: it.costPerHour,
    paused_cost_per_hour: it.pausedCostPerHour,
    observed_at: it.observedAt ? toTimestamp(it.observedAt) : null,
  };
}
