import type { Knex } from 'knex';
import { fromTimestamp } from '../../database';
import { LeaseQueue } from '../LeaseQueue';
import { createLeaseTable } from '../leaseTable';
import type { Lease } from '../types';

export const TABLE = 'due_thing';
export const LEASE_FOR_MS = 30_000;
export const START = new Date('2026-03-03T03:00:00.000Z');

/** A row, with `undefined` for what it does not have. */
export interface QueuedRow {
  key: string;
  dueAt: Date;
  revision: number;
  worker?: string;
  leasedUntil?: Date;
  attempts: number;
  lastError?: string;
}

/** A queue for each of some workers, and a clock that they share. */
export class LeaseWorld {
  #now = START.getTime();

  private constructor(readonly knex: Knex) {}

  static async create(knex: Knex): Promise<LeaseWorld> {
    await createLeaseTable(knex, TABLE);
    await knex.schema.createTable('effect', table => {
      table.text('key').notNullable();
      table.bigInteger('epoch').notNullable();
    });
    return new LeaseWorld(knex);
  }

  readonly now = () => new Date(this.#now);

  /** Sets the clock, forwards or back. */
  pass(ms: number): void {
    this.#now += ms;
  }

  queue(worker: string): LeaseQueue {
    return new LeaseQueue({
      knex: this.knex,
      table: TABLE,
      now: this.now,
      leaseForMs: LEASE_FOR_MS,
      worker,
    });
  }

  in(ms: number): Date {
    return new Date(this.#now + ms);
  }

  /** What a worker does: writes for the leases that it holds. */
  async workOn(queue: LeaseQueue, leases: readonly Lease[], nextDueAt?: Date) {
    return this.knex.transaction(async trx => {
      const held = await queue.hold(trx, leases);
      await writeEffects(trx, held);
      const result = await queue.complete(
        trx,
        leases.map(lease => ({ lease, nextDueAt })),
      );
      return { held, ...result };
    });
  }

  async rows(): Promise<QueuedRow[]> {
    const rows = await this.knex(TABLE).orderBy('key');
    return rows.map(row => ({
      key: row.key,
      dueAt: fromTimestamp(row.due_at),
      revision: Number(row.revision),
      worker: row.worker ?? undefined,
      leasedUntil: fromTimestamp(row.leased_until),
      attempts: row.attempts,
      lastError: row.last_error ?? undefined,
    }));
  }

  /** How often each key was written for. */
  effects(): Promise<Record<string, number>> {
    return countEffects(this.knex);
  }
}

export async function writeEffects(
  trx: Knex,
  leases: readonly Lease[],
): Promise<void> {
  const rows = leases.map(({ key, epoch }) => ({ key, epoch }));
  await trx.batchInsert('effect', rows, 500);
}

export async function countEffects(
  knex: Knex,
): Promise<Record<string, number>> {
  const keys = await knex('effect').orderBy('key').pluck<string[]>('key');
  const times: Record<string, number> = {};
  for (const key of keys) {
    times[key] = (times[key] ?? 0) + 1;
  }
  return times;
}

export function keysOf(leases: readonly { key: string }[]): string[] {
  return leases.map(lease => lease.key);
}

/** For what happens in its own time. */
export async function until<T>(
  find: () => Promise<T | undefined | false>,
): Promise<T> {
  for (;;) {
    const found = await find();
    if (found) {
      return found;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 5);
    });
  }
}
