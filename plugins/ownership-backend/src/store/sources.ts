import { ConflictError } from '@backstage/errors';
import {
  fromJsonColumn,
  fromTimestamp,
  TimestampColumn,
  toJsonColumn,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { ProviderProblem } from '@groundwork/backstage-plugin-ownership-node';
import type { Knex } from 'knex';
import { toStorable } from '../domain/storable';
import { countIdentifiers } from './identifierSets';

const MAX_PROBLEMS = 100;

/** How the last reading of a source went. */
export interface SourceState {
  source: string;
  attemptedAt: Date;
  /** Left out when it has never been read. */
  succeededAt?: Date;
  /** Why the last attempt failed; what was read before is still in force. */
  error?: string;
  /** Since when the source misses most of what it had. */
  shrunkAt?: Date;
  /** What was read past; the first hundred. */
  problems: ProviderProblem[];
  /** How many problems there are. */
  problemCount: number;
  /** How many identifiers the source gives. */
  identifiers: number;
}

/** A change of a source's state. */
export interface SourceChange {
  source: string;
  /** undefined when the source was removed. */
  state?: SourceState;
}

/** The turn of one reader of a source. A later one takes it away. */
export interface Reading {
  source: string;
  epoch: number;
}

interface SourceRow {
  source: string;
  epoch: number;
  attempted_at: TimestampColumn;
  succeeded_at: TimestampColumn | null;
  error: string | null;
  shrunk_at: TimestampColumn | null;
  problems: unknown;
  problem_count: number;
  identifiers: number;
  revision: number | string;
  deleted_at: TimestampColumn | null;
}

/** Takes the turn to read a source. */
export async function beginReading(
  knex: Knex,
  source: string,
  now: Date,
): Promise<Reading> {
  const attempted = toTimestamp(now);
  const [row] = await knex('source')
    .insert({
      source,
      epoch: 1,
      attempted_at: attempted,
      problems: toJsonColumn([]),
      problem_count: 0,
      identifiers: 0,
      revision: 0,
    })
    .onConflict(['source'])
    .merge({
      epoch: knex.raw('?? + 1', ['source.epoch']),
      attempted_at: attempted,
    })
    .returning('epoch');
  return { source, epoch: Number(row.epoch) };
}

/**
 * Makes sure that nobody else has begun to read the source, and holds others
 * off until the transaction ends.
 */
export async function assertTurn(
  tx: Knex.Transaction,
  { source, epoch }: Reading,
): Promise<void> {
  const touched = await tx('source').where({ source, epoch }).update({ epoch });
  if (touched === 0) {
    throw new ConflictError(
      `Source '${source}' is being read by somebody else since; this reading has written nothing more`,
    );
  }
}

/** What a reading ends with. */
export interface ReadingResult {
  /** Left out when the reading failed. */
  succeededAt?: Date;
  error?: string;
  shrunkAt?: Date;
  /** Left out when the reading failed: those from before stay. */
  problems?: readonly ProviderProblem[];
}

export async function writeSourceState(
  tx: Knex.Transaction,
  revision: number,
  source: string,
  result: ReadingResult,
): Promise<void> {
  const { succeededAt, error, shrunkAt, problems } = result;
  await tx('source')
    .where({ source })
    .update({
      revision,
      deleted_at: null,
      error: error === undefined ? null : toStorable(error),
      shrunk_at: toTimestamp(shrunkAt),
      ...(succeededAt && { succeeded_at: toTimestamp(succeededAt) }),
      ...(problems && {
        problems: toJsonColumn(
          problems.slice(0, MAX_PROBLEMS).map(({ where, message }) => ({
            where: toStorable(where),
            message: toStorable(message),
          })),
        ),
        problem_count: problems.length,
      }),
      identifiers: await countIdentifiers(tx, source),
    });
}

/** Marks sources, and all that they said, as gone. */
export async function markSourcesDeleted(
  tx: Knex.Transaction,
  revision: number,
  sources: readonly string[],
  now: Date,
): Promise<void> {
  const gone = { revision, deleted_at: toTimestamp(now) };
  await tx('source').where(whereInArray('source', sources)).update(gone);
  await tx('identifier_set')
    .where(whereInArray('source', sources))
    .whereNull('deleted_at')
    .update(gone);
}

export async function findSource(
  knex: Knex,
  source: string,
): Promise<SourceState | undefined> {
  const row = await knex<SourceRow>('source')
    .where({ source })
    .whereNull('deleted_at')
    .first();
  return row && toState(knex, row);
}

/** All sources that were read, or tried, at least once. */
export async function readSources(knex: Knex): Promise<SourceState[]> {
  const rows = await knex<SourceRow>('source')
    .whereNull('deleted_at')
    .orderBy('source');
  return rows.map(row => toState(knex, row));
}

/** What changed after a revision. */
export async function findSourcesChangedSince(
  knex: Knex,
  revision: number,
): Promise<SourceChange[]> {
  const rows = await knex<SourceRow>('source')
    .where('revision', '>', revision)
    .orderBy('source');
  return rows.map(row => ({
    source: row.source,
    ...(!row.deleted_at && { state: toState(knex, row) }),
  }));
}

function toState(knex: Knex, row: SourceRow): SourceState {
  return {
    source: row.source,
    attemptedAt: fromTimestamp(row.attempted_at),
    succeededAt: fromTimestamp(row.succeeded_at),
    error: row.error ?? undefined,
    shrunkAt: fromTimestamp(row.shrunk_at),
    problems: fromJsonColumn<ProviderProblem[]>(knex, row.problems) ?? [],
    problemCount: row.problem_count,
    identifiers: row.identifiers,
  };
}
