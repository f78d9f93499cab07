import { ConflictError } from '@backstage/errors';
import { Backfill } from '@groundwork/backstage-plugin-delivery-common';
import {
  fromJsonColumn,
  fromTimestamp,
  TimestampColumn,
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { toStorableText } from '../log/storable';
import { formatReleases, parseReleases } from './releases';
import { BackfillWork, Counts, LastRead, NOTHING, Outcome } from './types';

const NEWEST = 100;

interface BackfillRow {
  id: string;
  repository: string;
  address: string;
  releases: string;
  status: Backfill['status'];
  requested_at: TimestampColumn;
  started_at: TimestampColumn | null;
  finished_at: TimestampColumn | null;
  error: string | null;
  head: string | null;
  commits: number;
  changes: number;
  releases_found: number;
  reverts: number;
  assisted: number;
  remarks: unknown;
}

/** What was asked for and found, as rows. */
export class BackfillStore {
  constructor(private readonly knex: Knex) {}

  /** @throws ConflictError while the same repository is to be read already */
  async add(
    trx: Knex.Transaction,
    { id, repository, address, releases }: BackfillWork,
    at: Date,
  ): Promise<void> {
    const added = await trx('backfill')
      .insert({
        id,
        repository,
        address,
        releases: formatReleases(releases),
        status: 'queued',
        active: repository,
        requested_at: toTimestamp(at),
        remarks: toJsonColumn([]),
      })
      .onConflict('active')
      .ignore()
      .returning('id');
    if (added.length === 0) {
      throw new ConflictError(
        `'${repository}' is being read already; ask for it again when that has ended`,
      );
    }
  }

  async find(id: string): Promise<Backfill | undefined> {
    const row = await this.knex<BackfillRow>('backfill').where({ id }).first();
    return row && this.#backfillOf(row);
  }

  /** The newest first, but not all that ever were. */
  async findNewest(): Promise<Backfill[]> {
    const rows = await this.knex<BackfillRow>('backfill')
      .orderBy([
        { column: 'requested_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(NEWEST);
    return rows.map(row => this.#backfillOf(row));
  }

  /** How a repository was read the last time, if it had a commit. */
  async findLast(repository: string): Promise<LastRead | undefined> {
    const row = await this.knex<BackfillRow>('backfill')
      .where({ repository, status: 'succeeded' })
      .whereNotNull('head')
      .orderBy('finished_at', 'desc')
      .first('head', 'releases');
    return row && row.head !== null
      ? { head: row.head, releases: parseReleases(row.releases) }
      : undefined;
  }

  /**
   * Begins with what is to be done, from the start.
   *
   * @param epoch - of the lease: who has an older one counts no more from now on
   * @returns undefined if it has ended
   */
  async begin(
    id: string,
    epoch: number,
    at: Date,
  ): Promise<BackfillWork | undefined> {
    const [row]: BackfillRow[] = await this.knex('backfill')
      .where({ id })
      .whereNull('finished_at')
      .where(older => older.whereNull('epoch').orWhere('epoch', '<', epoch))
      .update({
        status: 'running',
        epoch,
        started_at: this.knex.raw('coalesce(??, ?)', [
          'started_at',
          toTimestamp(at),
        ]),
        ...columnsOf(NOTHING),
      })
      .returning('*');
    return (
      row && {
        id,
        repository: row.repository,
        address: row.address,
        releases: parseReleases(row.releases),
      }
    );
  }

  async count(id: string, epoch: number, counts: Counts): Promise<void> {
    await this.knex('backfill').where({ id, epoch }).update(columnsOf(counts));
  }

  /** In the transaction that completes the lease. */
  async end(
    trx: Knex.Transaction,
    id: string,
    outcome: Outcome,
    at: Date,
  ): Promise<void> {
    await trx('backfill')
      .where({ id })
      .update({
        status: outcome.status,
        active: null,
        finished_at: toTimestamp(at),
        ...(outcome.status === 'failed'
          ? { error: toStorableText(outcome.error) }
          : {
              ...columnsOf(outcome.counts),
              head: outcome.head ?? null,
              remarks: toJsonColumn(outcome.remarks),
            }),
      });
  }

  #backfillOf(row: BackfillRow): Backfill {
    const iso = (time: TimestampColumn | null) =>
      fromTimestamp(time)?.toISOString();
    const startedAt = iso(row.started_at);
    const finishedAt = iso(row.finished_at);
    return {
      id: row.id,
      repository: row.repository,
      status: row.status,
      requestedAt: fromTimestamp(row.requested_at).toISOString(),
      ...(startedAt !== undefined && { startedAt }),
      ...(finishedAt !== undefined && { finishedAt }),
      ...(row.error !== null && { error: row.error }),
      ...(row.head !== null && { head: row.head }),
      counts: {
        commits: row.commits,
        changes: row.changes,
        releases: row.releases_found,
        reverts: row.reverts,
        assisted: row.assisted,
      },
      remarks: fromJsonColumn<string[]>(this.knex, row.remarks) ?? [],
    };
  }
}

function columnsOf({ releases, ...counts }: Counts) {
  return { ...counts, releases_found: releases };
}
