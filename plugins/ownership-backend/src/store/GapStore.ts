import type { DatabaseService } from '@backstage/backend-plugin-api';
import {
  fromTimestamp,
  retryOnDeadlock,
  TimestampColumn,
  toTimestamp,
  upsertInChunks,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import type { Knex } from 'knex';
import { StoredGap } from '../domain/gaps/storedGap';
import { fromGapRow, GapRow, toGapRow } from './gapRows';
import { inPages, PAGE_SIZE } from './pages';

/** How far the gaps in the database have come. */
export interface GapMark {
  /** The number of the last change. */
  revision: number;
  /** Deletions up to this change are no longer there to be followed. */
  purgedThrough: number;
  /** When gaps were last looked for in all entities. */
  refreshedAt?: Date;
}

interface MarkRow {
  id: number;
  revision: number | string;
  purged_through: number | string;
  refreshed_at: TimestampColumn | null;
}

/** All columns but the key and `since`, which stays as it was first seen. */
const MERGED = [
  'entity_ref',
  'kind',
  'title',
  'tier',
  'owners',
  'detail',
  'revision',
  'closed_at',
] as const satisfies readonly (keyof GapRow)[];

/** The gaps that were found, and since when they are there. */
export class GapStore {
  readonly #knex: Knex;

  /** @param knex - with the migrations run */
  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Connects to the database once its migrations were run.
   *
   * @param migrated - runs them, or waits for who does: two at once would get
   *   in each other's way
   */
  static async open(
    database: DatabaseService,
    migrated: () => Promise<unknown>,
  ): Promise<GapStore> {
    await migrated();
    return new GapStore(await database.getClient());
  }

  async readMark(): Promise<GapMark> {
    const row = await this.#knex<MarkRow>('gap_mark').where({ id: 1 }).first();
    if (!row) {
      throw new Error(
        "Table 'gap_mark' is empty; it has one row from its migration on, so restore the database or create it anew",
      );
    }
    return {
      revision: Number(row.revision),
      purgedThrough: Number(row.purged_through),
      ...(row.refreshed_at && { refreshedAt: fromTimestamp(row.refreshed_at) }),
    };
  }

  /** Everything that is there, in pages. */
  async *streamGaps(pageSize: number = PAGE_SIZE): AsyncIterable<StoredGap[]> {
    const query = this.#knex('gap').select('*');
    for await (const rows of inPages<GapRow>(query, ['id'], pageSize)) {
      yield rows.map(row => fromGapRow(this.#knex, row));
    }
  }

  /** What changed after a revision, in pages. */
  async *streamGapsChangedSince(
    revision: number,
    pageSize: number = PAGE_SIZE,
  ): AsyncIterable<StoredGap[]> {
    const query = this.#knex('gap').where('revision', '>', revision);
    for await (const rows of inPages<GapRow>(
      query,
      ['revision', 'id'],
      pageSize,
    )) {
      yield rows.map(row => fromGapRow(this.#knex, row));
    }
  }

  /**
   * Writes gaps that are new, have changed or have come back, and marks others
   * as closed. One that is there keeps since when it is.
   */
  write(
    changes: { gaps: readonly StoredGap[]; closed: readonly string[] },
    now: Date,
  ): Promise<void> {
    const { gaps, closed } = changes;
    return this.#write(async tx => {
      const revision = await takeGapRevision(tx);
      await upsertInChunks<GapRow>(
        tx,
        'gap',
        gaps.map(gap => toGapRow(gap, revision)),
        { key: ['id'], merge: MERGED },
      );
      if (closed.length > 0) {
        await tx('gap')
          .where(whereInArray('id', closed))
          .whereNull('closed_at')
          .update({ revision, closed_at: toTimestamp(now) });
      }
    });
  }

  /** Takes down that gaps were looked for in all entities. */
  async endRefresh(refreshedAt: Date): Promise<void> {
    await this.#knex('gap_mark')
      .where({ id: 1 })
      .update({ refreshed_at: toTimestamp(refreshedAt) });
  }

  /**
   * Deletes gaps that were closed before a time. Replicas that have not seen
   * that they were find out by `purgedThrough`, and start afresh.
   *
   * @returns how many there were
   */
  purgeClosedBefore(time: Date): Promise<number> {
    return this.#write(async tx => {
      const old = tx('gap').where('closed_at', '<', toTimestamp(time));
      const [{ last }] = await old.clone().max('revision as last');
      const purgedThrough = Number(last ?? 0);
      if (purgedThrough === 0) {
        return 0;
      }
      await tx('gap_mark')
        .where({ id: 1 })
        .where('purged_through', '<', purgedThrough)
        .update({ purged_through: purgedThrough });
      return old.clone().delete();
    });
  }

  #write<T>(work: (tx: Knex.Transaction) => Promise<T>): Promise<T> {
    return retryOnDeadlock(() => this.#knex.transaction(work));
  }
}

/**
 * Takes the next number for a change. The row stays locked until the
 * transaction ends, so changes become visible in the order of their numbers.
 */
async function takeGapRevision(tx: Knex.Transaction): Promise<number> {
  const [row] = await tx('gap_mark')
    .where({ id: 1 })
    .increment('revision', 1)
    .returning('revision');
  return Number(row.revision);
}
