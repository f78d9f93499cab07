import {
  fromJsonColumn,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { groupBy } from '../domain/collections/groupBy';
import { Correction } from '../domain/links';
import { EnvironmentRequest } from '../domain/spans';
import { Incident } from '../domain/types';
import { Snapshot } from '../directory';
import {
  ChangeRecord,
  DeploymentRecord,
  IncidentRecord,
  PipelineRunRecord,
} from '../projections';
import { homeOfDeployment, homeOfNamed, RepositoriesOf } from './homes';
import { correctionOf, CorrectionRow } from './correctionOf';
import { RepositoryRecords, ToldCommit } from './types';

interface RecordRow {
  record: unknown;
}

interface DeploymentRow extends RecordRow {
  key: string;
  id: string;
  component: string;
  repository: string | null;
  sha: string;
}

interface NamedRow extends RecordRow {
  id: string;
  component: string | null;
  repository?: string | null;
}

/** Of how many subjects it is looked whether a demo told of them. */
const ASKED_SUBJECTS = 200;
const PREFIX = 'service:';

/** Reads all records that belong to a repository, in some twelve statements. */
export class RecordReader {
  readonly #knex: Knex;
  readonly #repository: string;
  readonly #snapshot: Snapshot;

  constructor(knex: Knex, repository: string, snapshot: Snapshot) {
    this.#knex = knex;
    this.#repository = repository;
    this.#snapshot = snapshot;
  }

  async read(): Promise<RepositoryRecords> {
    const repository = this.#repository;
    const changes = await this.#readChanges();
    const heads = changes.flatMap(({ record }) =>
      record.heads.map(({ sha }) => sha),
    );
    const { deployments, homesOf } = await this.#readDeployments();
    const names = [...homesOf.keys()];
    const incidents = await this.#readNamed<IncidentRecord>('incident', {
      names,
      homesOf,
    });
    const requests = await this.#readNamed<EnvironmentRequest>(
      'environment_request',
      { names, homesOf },
    );
    const ids = [
      ...deployments.map(({ deployment }) => deployment.id),
      ...incidents.map(({ id }) => id),
      ...changes.map(({ record }) => record.change.id),
    ];
    const corrections = await this.#readCorrections(ids);
    return {
      repository,
      changes,
      commits: await this.#readCommits(),
      deployments,
      runs: await this.#readRuns(heads),
      incidents,
      foreignIncidents: await this.#readForeign(corrections, incidents),
      requests,
      corrections,
      isDemo: await this.#isDemo(ids),
    };
  }

  async #readChanges(): Promise<RepositoryRecords['changes']> {
    const rows: Array<RecordRow & { paths: unknown }> = await this.#knex(
      'change',
    )
      .where({ repository: this.#repository })
      .orderBy('id')
      .select('record', 'paths');
    return rows.map(({ record, paths }) => {
      const touched = fromJsonColumn<string[]>(this.#knex, paths);
      return {
        record: this.#recordOf<ChangeRecord>(record),
        ...(touched && { paths: touched }),
      };
    });
  }

  async #readCommits(): Promise<ToldCommit[]> {
    const rows: Array<{ subject: string; sha: string; parents: unknown }> =
      await this.#knex('commit_node')
        .where({ repository: this.#repository })
        .orderBy(['sha', 'subject'])
        .select('subject', 'sha', 'parents');
    return rows.map(({ subject, sha, parents }) => {
      const known = fromJsonColumn<string[]>(this.#knex, parents);
      return {
        repository: this.#repository,
        sha,
        ...(known && { parents: known }),
        isFromGit: !subject.startsWith('push:'),
      };
    });
  }

  /**
   * Deployments of the repository, and for each component that they name where
   * all of its deployments belong, those of others included.
   */
  async #readDeployments(): Promise<{
    deployments: DeploymentRecord[];
    homesOf: ReadonlyMap<string, readonly string[]>;
  }> {
    const knex = this.#knex;
    const columns = ['key', 'id', 'component', 'repository', 'sha', 'record'];
    const byCommit: DeploymentRow[] = await knex('deployment')
      .whereIn(
        'sha',
        knex('commit_node')
          .where({ repository: this.#repository })
          .select('sha'),
      )
      .select(columns);
    const byName: DeploymentRow[] = await knex('deployment')
      .where({ repository: this.#repository })
      .orWhere(whereInArray('component', this.#names()))
      .select(columns);
    const found = [...byCommit, ...byName];
    const others: DeploymentRow[] = await knex('deployment')
      .where(
        whereInArray(
          'component',
          distinct(found, it => it.component),
        ),
      )
      .select(columns);
    const all = [
      ...new Map([...found, ...others].map(it => [it.key, it])).values(),
    ];
    const repositoriesOf = await this.#findRepositories(
      distinct(all, ({ sha }) => sha),
    );
    const placed = all.map(row => ({
      row,
      home: homeOfDeployment(
        { ...row, repository: row.repository ?? undefined },
        repositoriesOf,
        this.#snapshot,
      ),
    }));
    return {
      deployments: placed
        .filter(({ home }) => home === this.#repository)
        .map(({ row }) => this.#recordOf<DeploymentRecord>(row.record)),
      homesOf: new Map(
        [...groupBy(placed, ({ row }) => row.component)].map(([name, own]) => [
          name,
          distinct(own, ({ home }) => home),
        ]),
      ),
    };
  }

  async #findRepositories(shas: readonly string[]): Promise<RepositoriesOf> {
    const rows: Array<{ sha: string; repository: string }> = await this.#knex(
      'commit_node',
    )
      .where(whereInArray('sha', shas))
      .distinct('sha', 'repository');
    const bySha = groupBy(rows, ({ sha }) => sha);
    return sha => (bySha.get(sha) ?? []).map(({ repository }) => repository);
  }

  async #readRuns(shas: readonly string[]): Promise<PipelineRunRecord[]> {
    const rows: RecordRow[] = await this.#knex('pipeline_run')
      .where(whereInArray('sha', [...new Set(shas)]))
      .orderBy('key')
      .select('record');
    return rows.map(({ record }) => this.#recordOf<PipelineRunRecord>(record));
  }

  /** What belongs where its component does. */
  async #readNamed<T>(
    table: 'incident' | 'environment_request',
    {
      names,
      homesOf,
    }: {
      names: readonly string[];
      homesOf: ReadonlyMap<string, readonly string[]>;
    },
  ): Promise<T[]> {
    const isIncident = table === 'incident';
    const ofNothing = this.#repository === PREFIX;
    const rows: NamedRow[] = await this.#knex(table)
      .where(found => {
        found.where(
          whereInArray('component', [...new Set([...names, ...this.#names()])]),
        );
        if (isIncident) {
          found.orWhere({ repository: this.#repository });
        }
        if (ofNothing) {
          found.orWhereNull('component');
        }
      })
      .orderBy('id')
      .select([
        'id',
        'component',
        'record',
        ...(isIncident ? ['repository'] : []),
      ]);
    return rows
      .filter(({ component, repository }) => {
        const home = homeOfNamed(
          {
            ...(component !== null && { component }),
            ...(repository && { repository }),
          },
          homesOf.get(component ?? '') ?? [],
          this.#snapshot,
        );
        return home === this.#repository;
      })
      .map(({ record }) => this.#recordOf<T>(record));
  }

  /** All that people said of what leads from here, or to here. */
  async #readCorrections(ids: readonly string[]): Promise<Correction[]> {
    const knex = this.#knex;
    const rows: CorrectionRow[] = await knex('link_correction')
      .where(whereInArray('from_id', ids))
      .orWhereIn(
        'from_id',
        knex('link_correction as to_here')
          .where(whereInArray('to_here.to_id', ids))
          .select('to_here.from_id'),
      )
      .orderBy('id');
    return rows.flatMap(row => correctionOf(row) ?? []);
  }

  async #readForeign(
    corrections: readonly Correction[],
    own: readonly Incident[],
  ): Promise<Incident[]> {
    const known = new Set(own.map(({ id }) => id));
    const ids = corrections.flatMap(({ from }) =>
      from.kind === 'incident' && !known.has(from.id) ? [from.id] : [],
    );
    const rows: RecordRow[] = await this.#knex('incident')
      .where(whereInArray('id', [...new Set(ids)]))
      .orderBy('id')
      .select('record');
    return rows.map(({ record }) => this.#recordOf<Incident>(record));
  }

  async #isDemo(subjects: readonly string[]): Promise<boolean> {
    const found: unknown = await this.#knex('event')
      .where(
        whereInArray('subject', subjects.toSorted().slice(0, ASKED_SUBJECTS)),
      )
      .where(told =>
        told
          .where('source', 'like', '%acme-demo%')
          .orWhere('event_id', 'like', 'acme-demo-%'),
      )
      .first('seq');
    return found !== undefined;
  }

  /** What deployments may call what is in the repository. */
  #names(): string[] {
    const service = this.#repository.startsWith(PREFIX)
      ? [this.#repository.slice(PREFIX.length)]
      : [];
    return [
      this.#repository,
      ...service,
      ...this.#snapshot.namesOf(this.#repository),
    ];
  }

  #recordOf<T>(record: unknown): T {
    // Columns of records are never empty.
    return fromJsonColumn<T>(this.#knex, record)!;
  }
}

function distinct<T>(items: readonly T[], of: (item: T) => string): string[] {
  return [...new Set(items.map(of))];
}
