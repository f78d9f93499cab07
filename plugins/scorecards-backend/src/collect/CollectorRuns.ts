import { ConflictError } from '@backstage/errors';
import {
  fromJsonColumn,
  fromTimestamp,
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { CollectorRunRow } from '../database/rows';
import { toStorable } from '../facts/storable';
import { CollectorRun, CollectorState } from './types';

const MAX_ERROR_LENGTH = 1_000;

/** A run, of which there is one at a time for each collector. */
export interface RunTurn {
  collectorId: string;
  startedAt: Date;
}

/** Keeps how collectors fare. */
export class CollectorRuns {
  constructor(private readonly knex: Knex) {}

  /** Begins a run. Whatever runs of the same collector ends with it. */
  async begin(collectorId: string, now: Date): Promise<RunTurn> {
    return this.knex.transaction(async trx => {
      const before = await this.#find(trx, collectorId);
      // Each begins later than the one before, so that it can be told from it.
      const startedAt = new Date(
        Math.max(
          now.getTime(),
          (fromTimestamp(before?.started_at ?? null)?.getTime() ?? 0) + 1,
        ),
      );
      await trx<CollectorRunRow>('collector_run')
        .insert({
          collector_id: collectorId,
          started_at: toTimestamp(startedAt),
          entities: 0,
          observations: 0,
          problems: toJsonColumn([]),
        })
        .onConflict('collector_id')
        .merge(['started_at']);
      return { collectorId, startedAt };
    });
  }

  /** @throws ConflictError if another run has begun since */
  async assertCurrent({ collectorId, startedAt }: RunTurn): Promise<void> {
    const row = await this.#find(this.knex, collectorId);
    const current = fromTimestamp(row?.started_at ?? null);
    if (current?.getTime() !== startedAt.getTime()) {
      throw new ConflictError(
        `Another run of the collector '${collectorId}' has begun; this one of ${startedAt.toISOString()} takes nothing more`,
      );
    }
  }

  /** Takes down how a run went, unless another one has begun since. */
  async end(turn: RunTurn, run: CollectorRun, now: Date): Promise<void> {
    const { error } = run;
    await this.knex<CollectorRunRow>('collector_run')
      .where({
        collector_id: turn.collectorId,
        started_at: toTimestamp(turn.startedAt),
      })
      .update({
        entities: run.entities,
        observations: run.observations,
        problems: toJsonColumn(run.problems.map(toStorable)),
        ...(error === undefined
          ? {
              succeeded_at: toTimestamp(now),
              error: null,
              error_since: null,
            }
          : {
              error: toStorable(error.slice(0, MAX_ERROR_LENGTH)),
              error_since: this.knex.raw('coalesce(error_since, ?)', [
                toTimestamp(now),
              ]),
            }),
      });
  }

  /** How all collectors fare, by their ids. */
  async list(): Promise<CollectorState[]> {
    const rows = await this.knex<CollectorRunRow>('collector_run')
      .orderBy('collector_id')
      .select();
    return rows.map(row => ({
      collectorId: row.collector_id,
      startedAt: fromTimestamp(row.started_at),
      succeededAt: fromTimestamp(row.succeeded_at),
      error: row.error ?? undefined,
      errorSince: fromTimestamp(row.error_since),
      entities: row.entities,
      observations: row.observations,
      problems: fromJsonColumn<string[]>(this.knex, row.problems) ?? [],
    }));
  }

  /** Forgets collectors that there are not any more. */
  async forgetExcept(collectorIds: readonly string[]): Promise<void> {
    await this.knex<CollectorRunRow>('collector_run')
      .whereNotIn('collector_id', [...collectorIds])
      .delete();
  }

  #find(knex: Knex, collectorId: string): Promise<CollectorRunRow | undefined> {
    return knex<CollectorRunRow>('collector_run')
      .where({ collector_id: collectorId })
      .first();
  }
}
