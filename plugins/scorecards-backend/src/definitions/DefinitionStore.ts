import {
  fromJsonColumn,
  fromTimestamp,
  TimestampColumn,
  toJsonColumn,
  toTimestamp,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { ScorecardDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { versionKey } from './types';

/** A version as it is stored. */
export interface StoredVersion {
  scorecardId: string;
  version: number;
  definition: ScorecardDefinition;
  origin: string;
  publishedAt: Date;
}

interface VersionRow {
  scorecard_id: string;
  version: number;
  definition: unknown;
  origin: string;
  published_at: TimestampColumn;
}

/** A version in the list of a scorecard's versions. */
export interface VersionInfo {
  version: number;
  publishedAt: Date;
  /** Ref of a user, a service, or where it was read. */
  publishedBy: string;
  origin: string;
}

const VERSION_COLUMNS = [
  'scorecard_version.scorecard_id',
  'scorecard_version.version',
  'scorecard_version.definition',
  'scorecard_version.origin',
  'scorecard_version.published_at',
];

/** Reads what was published. */
export class DefinitionStore {
  constructor(private readonly knex: Knex) {}

  /** Grows whenever what is in force changes. */
  async revision(): Promise<number> {
    const row = await this.knex('definition_revision')
      .where({ id: 1 })
      .first<{ value: number }>('value');
    return row.value;
  }

  /** What is in force, by id. */
  async findCurrent(): Promise<StoredVersion[]> {
    const rows = await this.knex('scorecard_version')
      .join('scorecard', join =>
        join
          .on('scorecard.id', 'scorecard_version.scorecard_id')
          .andOn('scorecard.version', 'scorecard_version.version'),
      )
      .whereNull('scorecard.removed_at')
      .orderBy('scorecard.id')
      .select<VersionRow[]>(VERSION_COLUMNS);
    return rows.map(row => this.#versionOf(row));
  }

  /** Versions by their keys; those that there are not are left out. */
  async findVersions(
    keys: readonly string[],
    connection: Knex = this.knex,
  ): Promise<StoredVersion[]> {
    const ids = [
      ...new Set(keys.map(key => key.slice(0, key.lastIndexOf('@')))),
    ];
    const wanted = new Set(keys);
    const numbers = [
      ...new Set(keys.map(key => Number(key.slice(key.lastIndexOf('@') + 1)))),
    ];
    const rows = await connection('scorecard_version')
      .where(whereInArray('scorecard_id', ids))
      .andWhere(whereInArray('version', numbers))
      .select<VersionRow[]>(VERSION_COLUMNS);
    return rows
      .map(row => this.#versionOf(row))
      .filter(it => wanted.has(versionKey(it.scorecardId, it.version)));
  }

  /** All versions of a scorecard, the newest first. */
  async listVersions(scorecardId: string): Promise<VersionInfo[]> {
    const rows = await this.knex('scorecard_version')
      .where({ scorecard_id: scorecardId })
      .orderBy('version', 'desc')
      .select<Array<VersionRow & { published_by: string }>>([
        'version',
        'published_at',
        'published_by',
        'origin',
      ]);
    return rows.map(row => ({
      version: row.version,
      publishedAt: fromTimestamp(row.published_at),
      publishedBy: row.published_by,
      origin: row.origin,
    }));
  }

  /** The text of a version; undefined when there is none. */
  async findYaml(
    scorecardId: string,
    version: number,
  ): Promise<string | undefined> {
    const row = await this.knex('scorecard_version')
      .where({ scorecard_id: scorecardId, version })
      .first<{ yaml: string } | undefined>('yaml');
    return row?.yaml;
  }

  #versionOf(row: VersionRow): StoredVersion {
    const definition = fromJsonColumn<ScorecardDefinition>(
      this.knex,
      row.definition,
    );
    if (!definition) {
      throw new Error(
        `Version ${row.version} of scorecard '${row.scorecard_id}' has no definition`,
      );
    }
    return {
      scorecardId: row.scorecard_id,
      version: row.version,
      definition,
      origin: row.origin,
      publishedAt: fromTimestamp(row.published_at),
    };
  }
}

/** What is to be published. */
export interface NewVersion {
  definition: ScorecardDefinition;
  /** Of the definition, without comments and formatting. */
  digest: string;
  yaml: string;
  /** A location, or `api`. */
  origin: string;
  /** Ref of a user or a service, or `location`. */
  publishedBy: string;
}

/** What became of a definition. */
export type PublishOutcome =
  | { kind: 'published'; version: number }
  | { kind: 'unchanged'; version: number }
  /** Another origin has a scorecard of the same id in force. */
  | { kind: 'taken'; origin: string };

interface ScorecardRow {
  id: string;
  version: number;
  origin: string;
  removed_at: TimestampColumn | null;
}

/**
 * Publishes a version, unless it is the one in force.
 *
 * Runs in a transaction of the caller, who marks what is to be evaluated anew.
 */
export async function publishVersion(
  trx: Knex.Transaction,
  it: NewVersion,
  now: Date,
): Promise<PublishOutcome> {
  await lockDefinitions(trx);
  const { id } = it.definition;
  const current = await trx<ScorecardRow>('scorecard').where({ id }).first();
  const isInForce = current !== undefined && current.removed_at === null;
  if (isInForce && current.origin !== it.origin) {
    return { kind: 'taken', origin: current.origin };
  }
  if (isInForce) {
    const row = await trx('scorecard_version')
      .where({ scorecard_id: id, version: current.version })
      .first<{ digest: string }>('digest');
    if (row.digest === it.digest) {
      return { kind: 'unchanged', version: current.version };
    }
  }
  const version = (current?.version ?? 0) + 1;
  await trx('scorecard_version').insert({
    scorecard_id: id,
    version,
    digest: it.digest,
    definition: toJsonColumn(it.definition),
    yaml: it.yaml,
    origin: it.origin,
    published_by: it.publishedBy,
    published_at: toTimestamp(now),
  });
  await trx('scorecard')
    .insert({ id, version, origin: it.origin, removed_at: null })
    .onConflict('id')
    .merge();
  await raiseRevision(trx);
  return { kind: 'published', version };
}

/**
 * Takes scorecards out of force.
 *
 * @returns ids of those that were in force
 */
export async function withdrawScorecards(
  trx: Knex.Transaction,
  ids: readonly string[],
  now: Date,
): Promise<string[]> {
  await lockDefinitions(trx);
  const rows = await trx<ScorecardRow>('scorecard')
    .where(whereInArray('id', ids))
    .whereNull('removed_at')
    .select('id');
  const withdrawn = rows.map(row => row.id);
  if (withdrawn.length > 0) {
    await trx('scorecard')
      .where(whereInArray('id', withdrawn))
      .update({ removed_at: toTimestamp(now) });
    await raiseRevision(trx);
  }
  return withdrawn;
}

/** Those who publish take turns, so that versions have no gaps. */
async function lockDefinitions(trx: Knex.Transaction): Promise<void> {
  await trx('definition_revision').where({ id: 1 }).forUpdate().select('value');
}

async function raiseRevision(trx: Knex.Transaction): Promise<void> {
  await trx('definition_revision').where({ id: 1 }).increment('value', 1);
}
