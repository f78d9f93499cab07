import { JsonValue } from '@backstage/types';
import {
  Condition,
  DesiredState,
  EnvironmentPhase,
} from '@groundwork/backstage-plugin-environments-common';
import {
  dialectOf,
  fromJsonColumn,
  fromTimestamp,
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EnvironmentRow } from '../database/rows';
import { AgreedPlan, Former, Proposal, StoredEnvironment } from './types';

/** The column `desired`: what is wanted, was before, and may be next. */
type DesiredColumn = DesiredState & {
  proposal?: Proposal;
  agreed?: Record<string, AgreedPlan>;
  former?: Former;
};

/** Reads and writes the table `environment`. */
export class EnvironmentStore {
  constructor(private readonly knex: Knex) {}

  /** By id, also one that is gone. */
  async find(
    id: string,
    knex: Knex = this.knex,
  ): Promise<StoredEnvironment | undefined> {
    const row = await knex<EnvironmentRow>('environment').where({ id }).first();
    return row && environmentOfRow(knex, row);
  }

  /** By the name of one that exists. */
  async findByName(
    name: string,
    knex: Knex = this.knex,
  ): Promise<StoredEnvironment | undefined> {
    const row = await knex<EnvironmentRow>('environment')
      .where({ live_name: name })
      .first();
    return row && environmentOfRow(knex, row);
  }

  /** By the key of the request that has created it, also one that is gone. */
  async findByIdempotencyKey(
    key: string,
    knex: Knex = this.knex,
  ): Promise<StoredEnvironment | undefined> {
    const row = await knex<EnvironmentRow>('environment')
      .where({ idempotency_key: key })
      .first();
    return row && environmentOfRow(knex, row);
  }

  /** Keeps others from changing it until the transaction ends. */
  async lock(
    trx: Knex.Transaction,
    id: string,
  ): Promise<StoredEnvironment | undefined> {
    const query = trx<EnvironmentRow>('environment').where({ id }).first();
    if (dialectOf(trx) === 'postgres') {
      query.forUpdate();
    }
    const row = await query;
    return row && environmentOfRow(trx, row);
  }

  /** A name or a stage that is taken fails, by the table's unique columns. */
  async insert(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
  ): Promise<void> {
    await trx('environment').insert(rowOfEnvironment(environment));
  }

  /**
   * Inserts an environment unless somebody has its name, stage or key: then the
   * transaction goes on.
   *
   * @returns whether it was inserted
   */
  async insertIfFree(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
  ): Promise<boolean> {
    const inserted = await trx('environment')
      .insert(rowOfEnvironment(environment))
      .onConflict()
      .ignore()
      .returning<Array<{ id: string }>>('id');
    return inserted.length > 0;
  }

  async update(
    trx: Knex.Transaction,
    environment: StoredEnvironment,
  ): Promise<void> {
    const { id, ...columns } = rowOfEnvironment(environment);
    await trx('environment').where({ id }).update(columns);
  }
}

/** A row as what it says. */
export function environmentOfRow(
  knex: Knex,
  row: EnvironmentRow,
): StoredEnvironment {
  const column = fromJsonColumn<DesiredColumn>(knex, row.desired);
  if (!column) {
    throw new Error(`Environment ${row.id} says nothing of what is wanted`);
  }
  const { proposal, agreed, former, ...desired } = column;
  return {
    id: row.id,
    name: row.name,
    owner: row.owner_ref,
    component: row.component_ref ?? undefined,
    stage: row.stage ?? undefined,
    createdBy: row.created_by,
    createdAt: fromTimestamp(row.created_at),
    updatedAt: fromTimestamp(row.updated_at),
    generation: row.generation,
    observedGeneration: row.observed_generation,
    desired,
    proposal,
    agreed,
    former,
    phase: row.phase as EnvironmentPhase,
    message: row.message,
    conditions: fromJsonColumn<Condition[]>(knex, row.conditions) ?? [],
    outputs: fromJsonColumn<Record<string, JsonValue>>(knex, row.outputs) ?? {},
    expiresAt: fromTimestamp(row.expires_at),
    warned: row.warned,
    madeAt: fromTimestamp(row.made_at),
    usedAt: fromTimestamp(row.used_at),
    pausedAt: fromTimestamp(row.paused_at),
    costPerHour: row.cost_per_hour,
    costPerDay: row.cost_per_day,
    costSoFar: row.cost_so_far,
    costAt: fromTimestamp(row.cost_at),
    deletedAt: fromTimestamp(row.deleted_at),
    idempotencyKey: row.idempotency_key ?? undefined,
  };
}

function rowOfEnvironment(it: StoredEnvironment) {
  const isLive = it.deletedAt === undefined;
  const time = (at: Date | undefined) => (at ? toTimestamp(at) : null);
  return {
    id: it.id,
    name: it.name,
    live_name: isLive ? it.name : null,
    blueprint_id: it.desired.blueprintId,
    owner_ref: it.owner,
    component_ref: it.component ?? null,
    stage: it.stage ?? null,
    stage_key:
      isLive && it.stage !== undefined ? `${it.component} ${it.stage}` : null,
    created_by: it.createdBy,
    created_at: toTimestamp(it.createdAt),
    updated_at: toTimestamp(it.updatedAt),
    generation: it.generation,
    observed_generation: it.observedGeneration,
    desired: toJsonColumn({
      ...it.desired,
      proposal: it.proposal,
      agreed: it.agreed,
      former: it.former,
    }),
    phase: it.phase,
    message: it.message,
    conditions: toJsonColumn(it.conditions),
    outputs: toJsonColumn(it.outputs),
    expires_at: time(it.expiresAt),
    warned: it.warned,
    made_at: time(it.madeAt),
    used_at: time(it.usedAt),
    paused_at: time(it.pausedAt),
    cost_per_hour: it.costPerHour,
    cost_per_day: it.costPerDay,
    cost_so_far: it.costSoFar,
    cost_at: toTimestamp(it.costAt),
    deleted_at: time(it.deletedAt),
    idempotency_key: it.idempotencyKey ?? null,
  };
}
