import { createHash } from 'node:crypto';
import {
  fromJsonColumn,
  fromTimestamp,
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { compress, decompress, mapInTurn } from './compress';
import { DeadLetterRow } from './rows';
import { toStorableText } from './storable';
import { DeadLetter, IngestName, Unreadable } from './types';

const EXCERPT_LENGTH = 1_000;
/** Four bytes of UTF-8 for each character at most. */
const EXCERPT_BYTES = EXCERPT_LENGTH * 4;

/** A letter to be written. */
export interface NewLetter {
  id: string;
  row: Record<string, string | number | Buffer | null>;
}

/** The same body with the same headers is the same letter. */
export function letterIdOf(
  ingest: IngestName,
  { headers, body }: Pick<Unreadable, 'headers' | 'body'>,
): string {
  const names = Object.keys(headers).sort();
  return createHash('sha256')
    .update(JSON.stringify([ingest, ...names.map(it => [it, headers[it]])]))
    .update(body)
    .digest('hex');
}

/** One letter for each thing that was not understood, in the order of ids. */
export async function toLetters(
  ingest: IngestName,
  unreadable: readonly Unreadable[],
  at: Date,
): Promise<NewLetter[]> {
  const byId = new Map(unreadable.map(it => [letterIdOf(ingest, it), it]));
  const ordered = [...byId].sort(([a], [b]) => (a < b ? -1 : 1));
  return mapInTurn(ordered, async ([id, { headers, body, reason }]) => ({
    id,
    row: {
      id,
      ingest,
      reason: toStorableText(reason),
      headers: toJsonColumn(headers),
      body_z: await compress(body),
      excerpt: toStorableText(
        body.subarray(0, EXCERPT_BYTES).toString('utf8'),
        EXCERPT_LENGTH,
      ),
      bytes: body.length,
      times: 1,
      first_at: toTimestamp(at),
      last_at: toTimestamp(at),
      replayed_at: null,
    },
  }));
}

/** What was sent and could not be understood. */
export class DeadLetterStore {
  constructor(private readonly knex: Knex) {}

  /** Writes letters, or counts them again. */
  async bury(
    tx: Knex.Transaction,
    letters: readonly NewLetter[],
  ): Promise<void> {
    for (const { row } of letters) {
      await tx('dead_letter')
        .insert(row)
        .onConflict('id')
        .merge({
          reason: row.reason,
          last_at: row.last_at,
          replayed_at: null,
          times: tx.raw('?? + 1', ['dead_letter.times']),
        });
    }
  }

  /** The newest first, after one of them. */
  async findNewest({
    limit,
    after,
  }: {
    limit: number;
    after?: Pick<DeadLetter, 'lastAt' | 'id'>;
  }): Promise<DeadLetter[]> {
    const query = this.knex<DeadLetterRow>('dead_letter');
    if (after) {
      query.whereRaw('(??, ??) < (?, ?)', [
        'last_at',
        'id',
        toTimestamp(after.lastAt),
        after.id,
      ]);
    }
    const rows = await query
      .orderBy([
        { column: 'last_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(row => this.#letterOf(row));
  }

  /** @returns undefined if there is none */
  async find(
    id: string,
  ): Promise<{ letter: DeadLetter; body: Buffer } | undefined> {
    const row = await this.knex<DeadLetterRow>('dead_letter')
      .where({ id })
      .first();
    return (
      row && {
        letter: this.#letterOf(row),
        body: await decompress(row.body_z),
      }
    );
  }

  async markReplayed(
    tx: Knex.Transaction,
    id: string,
    at: Date,
  ): Promise<void> {
    await tx('dead_letter')
      .where({ id })
      .update({ replayed_at: toTimestamp(at) });
  }

  async setReason(id: string, reason: string): Promise<void> {
    await this.knex('dead_letter')
      .where({ id })
      .update({ reason: toStorableText(reason) });
  }

  /** @returns how many were deleted */
  deleteBefore(time: Date): Promise<number> {
    return this.knex('dead_letter')
      .where('last_at', '<', toTimestamp(time))
      .delete();
  }

  #letterOf(row: DeadLetterRow): DeadLetter {
    return {
      id: row.id,
      ingest: row.ingest,
      reason: row.reason,
      headers:
        fromJsonColumn<Record<string, string>>(this.knex, row.headers) ?? {},
      excerpt: row.excerpt,
      bytes: row.bytes,
      times: row.times,
      firstAt: fromTimestamp(row.first_at),
      lastAt: fromTimestamp(row.last_at),
      replayedAt: fromTimestamp(row.replayed_at),
    };
  }
}
