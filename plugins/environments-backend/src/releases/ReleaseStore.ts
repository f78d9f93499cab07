import { Release } from '@groundwork/backstage-plugin-environments-common';
import {
  fromTimestamp,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ReleaseRow } from '../database/rows';

const ROWS_PER_INSERT = 80;

/** Reads and writes the table `release`. */
export class ReleaseStore {
  constructor(private readonly knex: Knex) {}

  async find(
    component: string,
    version: string,
    knex: Knex = this.knex,
  ): Promise<Release | undefined> {
    const row = await knex<ReleaseRow>('release')
      .where({ component_ref: component, version })
      .first();
    return row && releaseOfRow(row);
  }

  /** The names of all of a component's versions, those found last first. */
  async findVersions(component: string): Promise<string[]> {
    return this.knex<ReleaseRow>('release')
      .where({ component_ref: component })
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'version', order: 'desc' },
      ])
      .pluck('version');
  }

  /** Those of some versions, in any order. */
  async findAmong(
    component: string,
    versions: readonly string[],
  ): Promise<Release[]> {
    const rows = await this.knex<ReleaseRow>('release')
      .where({ component_ref: component })
      .whereIn('version', [...versions]);
    return rows.map(releaseOfRow);
  }

  /** The commits of all of a component's releases, by version. */
  async findCommits(component: string): Promise<Map<string, string>> {
    const rows = await this.knex<ReleaseRow>('release')
      .where({ component_ref: component })
      .select('version', 'commit');
    return new Map(rows.map(({ version, commit }) => [version, commit]));
  }

  /** Adds those that there are not: a release never changes. */
  async add(releases: readonly Release[]): Promise<void> {
    for (let start = 0; start < releases.length; start += ROWS_PER_INSERT) {
      await this.knex('release')
        .insert(
          releases.slice(start, start + ROWS_PER_INSERT).map(it => ({
            component_ref: it.component,
            version: it.version,
            repository: it.repository,
            commit: it.commit,
            artifact_digest: it.artifactDigest ?? null,
            provenance: it.provenance ?? null,
            created_at: toTimestamp(new Date(it.createdAt)),
            created_by: it.createdBy ?? null,
          })),
        )
        .onConflict(['component_ref', 'version'])
        .ignore();
    }
  }
}

function releaseOfRow(row: ReleaseRow): Release {
  return {
    component: row.component_ref,
    version: row.version,
    repository: row.repository,
    commit: row.commit,
    artifactDigest: row.artifact_digest ?? undefined,
    provenance: row.provenance ?? undefined,
    createdAt: fromTimestamp(row.created_at).toISOString(),
    createdBy: row.created_by ?? undefined,
  };
}
