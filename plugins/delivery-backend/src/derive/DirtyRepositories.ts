import {
  LeaseQueue,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { DirectoryChange, Snapshot } from '../directory';
import { repositoryOfName, serviceHome } from './homes';

/** The table of the queue of repositories that are to be derived. */
export const DIRTY_REPOSITORIES = 'dirty_repository';

/** Said of what was derived while the catalog did not answer. */
export const NO_CATALOG = 'catalogUnavailable';

/** Told of subjects, before and after their records are replaced. */
export interface RepositoryMarks {
  /** The repositories of which rows may change with the records of subjects. */
  affectedBy(
    subjects: readonly string[],
    trx: Knex.Transaction,
  ): Promise<string[]>;
  mark(repositories: readonly string[], trx: Knex.Transaction): Promise<void>;
}

interface Traces {
  repositories: Set<string>;
  /** Commits that were deployed or that ran. */
  shas: Set<string>;
  /** Commits of which it became known what they follow. */
  nodes: Set<string>;
  /** What deployments, incidents and requests call components. */
  names: Set<string | undefined>;
}

/**
 * Repositories of which more is known than their numbers tell. Rather too many
 * are marked than one too few: what does not change is not written.
 */
export class DirtyRepositories implements RepositoryMarks {
  #wake: () => void = () => {};

  constructor(
    private readonly options: {
      knex: Knex;
      queue: LeaseQueue;
      /** Of derivations. */
      version: number;
      snapshot: () => Snapshot;
    },
  ) {}

  /** Has a worker woken from now on. */
  onMark(wake: () => void): void {
    this.#wake = wake;
  }

  async mark(
    repositories: readonly string[],
    trx: Knex.Transaction,
  ): Promise<void> {
    if (repositories.length > 0) {
      await this.options.queue.mark(repositories, { trx });
      this.#wakeAfter(trx);
    }
  }

  async affectedBy(
    subjects: readonly string[],
    trx: Knex.Transaction,
  ): Promise<string[]> {
    const traces = await this.#tracesOf(subjects, trx);
    return this.#repositoriesOf(traces, { trx, isRenamed: false });
  }

  /** Marks what another reading of the catalog changes. */
  async markChanged(
    { repositories, services, isBack }: DirectoryChange,
    trx: Knex.Transaction,
  ): Promise<void> {
    const withoutCatalog: string[] = isBack
      ? await trx('derivation')
          .whereRaw('CAST(remarks AS TEXT) LIKE ?', [`%${NO_CATALOG}%`])
          .pluck('repository')
      : [];
    // They may have had none until now.
    const isRenamed = true;
    const affected = await this.#repositoriesOf(
      {
        repositories: new Set([...repositories, ...withoutCatalog]),
        shas: new Set(),
        nodes: new Set(),
        names: new Set(services),
      },
      { trx, isRenamed },
    );
    await this.mark(affected, trx);
  }

  /** Has everything derived again that this version has not derived. */
  async rebuildOutdated(): Promise<void> {
    const { knex, queue, version } = this.options;
    const named = knex
      .select('repository')
      .from('change')
      .union([
        knex.select('repository').from('commit_node'),
        knex.select('repository').from('derivation'),
        ...['deployment', 'incident'].map(table =>
          knex.select('repository').from(table).whereNotNull('repository'),
        ),
        ...['deployment', 'incident', 'environment_request'].map(table =>
          knex
            .select(
              knex.raw(`'service:' || COALESCE(component, '') AS repository`),
            )
            .from(table),
        ),
      ]);
    await queue.markFrom(
      knex
        .from(named.as('named'))
        .whereNotExists(
          knex('derivation')
            .whereRaw('derivation.repository = named.repository')
            .where('version', '>=', version)
            .select('derivation.repository'),
        )
        .select('named.repository'),
    );
    this.#wake();
  }

  async #tracesOf(
    subjects: readonly string[],
    trx: Knex.Transaction,
  ): Promise<Traces> {
    const traces: Traces = {
      repositories: new Set(),
      shas: new Set(),
      nodes: new Set(),
      names: new Set(),
    };
    const corrected = await trx('link_correction')
      .where(whereInArray('subject', subjects))
      .select('from_id', 'to_id');
    const linked = corrected.flatMap(({ from_id, to_id }) =>
      to_id === null ? [from_id] : [from_id, to_id],
    );
    const ids = [...subjects, ...linked];
    const rows = [
      ...(await trx('change')
        .where(whereInArray('id', ids))
        .select('repository')),
      ...(await trx('deployment')
        .where(whereInArray('subject', subjects))
        .orWhere(whereInArray('id', linked))
        .select('repository', 'component', 'sha')),
      ...(await trx('pipeline_run')
        .where(whereInArray('subject', subjects))
        .select('repository', 'sha')),
      ...(await trx('incident')
        .where(whereInArray('id', ids))
        .select('repository', 'component')),
      ...(await trx('environment_request')
        .where(whereInArray('id', subjects))
        .select('component')),
      ...(await trx('commit_node')
        .where(whereInArray('subject', subjects))
        .select('repository', 'sha as node')),
    ];
    for (const { repository, component, sha, node } of rows) {
      add(traces.repositories, repository);
      add(traces.shas, sha);
      add(traces.nodes, node);
      if (component !== undefined) {
        traces.names.add(component ?? undefined);
      }
    }
    return traces;
  }

  async #repositoriesOf(
    { repositories, shas, nodes, names }: Traces,
    { trx, isRenamed }: { trx: Knex.Transaction; isRenamed: boolean },
  ): Promise<string[]> {
    const snapshot = this.options.snapshot();
    const found = new Set(repositories);
    const moved: string[] = await trx('deployment')
      .where(whereInArray('sha', [...nodes]))
      .distinct()
      .pluck('component');
    const all = [...names, ...moved];
    const known = [...new Set(all.flatMap(it => it ?? []))];
    const having = [
      ...(await trx('commit_node')
        .where(whereInArray('sha', [...shas]))
        .distinct('repository')),
      ...(await trx('change_commit')
        .join('change', 'change.id', 'change_commit.change_id')
        .where(whereInArray('change_commit.sha', [...shas]))
        .distinct('change.repository as repository')),
      ...(await trx('deployment')
        .leftJoin('commit_node', 'commit_node.sha', 'deployment.sha')
        .where(whereInArray('deployment.component', known))
        .distinct(
          'commit_node.repository as repository',
          'deployment.repository as named',
        )),
    ];
    for (const { repository, named } of having) {
      add(found, repository);
      add(found, named);
    }
    for (const name of all) {
      const repository =
        name === undefined || found.has(name)
          ? name
          : repositoryOfName(name, snapshot);
      add(found, repository);
      if (repository === undefined || isRenamed) {
        found.add(serviceHome(name));
      }
    }
    return [...found];
  }

  #wakeAfter(trx: Knex.Transaction): void {
    trx.executionPromise.then(
      () => this.#wake(),
      // Rolled back: there is no mark, and whoever began it knows the error.
      () => undefined,
    );
  }
}

function add(to: Set<string>, value: unknown): void {
  if (typeof value === 'string') {
    to.add(value);
  }
}
