import {
  OperationError,
  OperationKind,
  OperationStatus,
  OperationStep,
} from '@groundwork/backstage-plugin-environments-common';
import {
  fromJsonColumn,
  fromTimestamp,
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { OperationRow } from '../database/rows';
import { StoredOperation, UNFINISHED } from './types';

/** Reads and writes the table `operation`. */
export class OperationStore {
  constructor(private readonly knex: Knex) {}

  async find(
    id: string,
    knex: Knex = this.knex,
  ): Promise<StoredOperation | undefined> {
    const row = await knex<OperationRow>('operation').where({ id }).first();
    return row && operationOfRow(knex, row);
  }

  /** Those that have not ended, the oldest first. */
  async findUnfinished(
    environmentId: string,
    knex: Knex = this.knex,
  ): Promise<StoredOperation[]> {
    const rows = await knex<OperationRow>('operation')
      .where({ environment_id: environmentId })
      .whereIn('status', [...UNFINISHED])
      .orderBy('number');
    return rows.map(row => operationOfRow(knex, row));
  }

  /** The newest first. */
  async findNewest(
    environmentId: string,
    limit: number,
    knex: Knex = this.knex,
  ): Promise<StoredOperation[]> {
    const rows = await knex<OperationRow>('operation')
      .where({ environment_id: environmentId })
      .orderBy('number', 'desc')
      .limit(limit);
    return rows.map(row => operationOfRow(knex, row));
  }

  /** The environment is to be locked, so that numbers are not given twice. */
  async insert(
    trx: Knex.Transaction,
    operation: Omit<StoredOperation, 'number'>,
  ): Promise<StoredOperation> {
    const number = await this.nextNumber(trx, operation.environmentId);
    const numbered = { ...operation, number };
    await trx('operation').insert({
      ...rowOfOperation(numbered),
      log_lines: 0,
    });
    return numbered;
  }

  /** The newest that was not only asked for, of those before one if it is given. */
  async findLastTried(
    environmentId: string,
    knex: Knex = this.knex,
    before?: Pick<StoredOperation, 'number'>,
  ): Promise<StoredOperation | undefined> {
    const query = knex<OperationRow>('operation')
      .where({ environment_id: environmentId })
      .andWhere(it => it.whereNotNull('started_at').orWhere('status', 'failed'))
      .orderBy('number', 'desc')
      .first();
    if (before) {
      query.andWhere('number', '<', before.number);
    }
    const row = await query;
    return row && operationOfRow(knex, row);
  }

  /** After that of any operation; the environment is to be locked. */
  async nextNumber(
    trx: Knex.Transaction,
    environmentId: string,
  ): Promise<number> {
    const newest = await trx<OperationRow>('operation')
      .where({ environment_id: environmentId })
      .max<{ number: number | null }>('number as number')
      .first();
    return (newest?.number ?? 0) + 1;
  }

  async update(
    trx: Knex.Transaction,
    operation: StoredOperation,
  ): Promise<void> {
    const {
      id,
      cancel_requested_at: ignored,
      ...row
    } = rowOfOperation(operation);
    await trx('operation').where({ id }).update(row);
  }

  /** Has the engine end it at its next step. */
  async requestCancel(
    trx: Knex.Transaction,
    id: string,
    at: Date,
  ): Promise<void> {
    await trx('operation')
      .where({ id })
      .whereIn('status', [...UNFINISHED])
      .update({ cancel_requested_at: toTimestamp(at) });
  }
}

/** A row as what it says. */
export function operationOfRow(knex: Knex, row: OperationRow): StoredOperation {
  return {
    id: row.id,
    environmentId: row.environment_id,
    number: row.number,
    kind: row.kind as OperationKind,
    status: row.status as OperationStatus,
    generation: row.generation,
    requestedBy: row.requested_by ?? undefined,
    requestedAt: fromTimestamp(row.requested_at),
    startedAt: fromTimestamp(row.started_at),
    finishedAt: fromTimestamp(row.finished_at),
    steps: fromJsonColumn<OperationStep[]>(knex, row.steps) ?? [],
    attempts: row.attempts,
    nextAttemptAt: fromTimestamp(row.next_attempt_at),
    waitingFor: row.waiting_for ?? undefined,
    error: fromJsonColumn<OperationError>(knex, row.error),
    planDigest: row.plan_digest ?? undefined,
    cancelRequestedAt: fromTimestamp(row.cancel_requested_at),
  };
}

function rowOfOperation(it: StoredOperation) {
  const time = (at: Date | undefined) => (at ? toTimestamp(at) : null);
  return {
    id: it.id,
    environment_id: it.environmentId,
    number: it.number,
    kind: it.kind,
    status: it.status,
    generation: it.generation,
    requested_by: it.requestedBy ?? null,
    requested_at: toTimestamp(it.requestedAt),
    started_at: time(it.startedAt),
    finished_at: time(it.finishedAt),
    steps: toJsonColumn(it.steps),
    attempts: it.attempts,
    next_attempt_at: time(it.nextAttemptAt),
    waiting_for: it.waitingFor ?? null,
    error: it.error ? toJsonColumn(it.error) : null,
    plan_digest: it.planDigest ?? null,
    cancel_requested_at: time(it.cancelRequestedAt),
  };
}
