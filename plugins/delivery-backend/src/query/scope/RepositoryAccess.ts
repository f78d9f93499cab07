import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { groupBy } from '../../domain/collections/groupBy';
import { Viewer } from '../Viewer';

interface Row {
  repository: string;
  component: string;
}

/**
 * Whether a viewer may know of repositories. No entity stands for them, so that
 * the components do that the catalog knows in them. What the catalog knows
 * nothing of has nobody who may not.
 */
export class RepositoryAccess {
  readonly #byRepository: ReadonlyMap<string, Row[]>;

  constructor(
    rows: readonly Row[],
    private readonly readable: ReadonlySet<string>,
  ) {
    this.#byRepository = groupBy(rows, it => it.repository);
  }

  /** All that nothing may be told of. */
  get hidden(): string[] {
    return [...this.#byRepository.keys()]
      .filter(it => !this.mayRead(it))
      .sort();
  }

  /** Whether any of its components may be read. */
  mayRead(repository: string): boolean {
    const rows = this.#byRepository.get(repository);
    return !rows || rows.some(it => this.readable.has(it.component));
  }

  /** Whether all of them may, so that nothing in it is to be hidden. */
  mayReadAll(repository: string): boolean {
    const rows = this.#byRepository.get(repository) ?? [];
    return rows.every(it => this.readable.has(it.component));
  }
}

/**
 * Finds out what a viewer may know of some repositories, or of all of them; in
 * one statement, or none for who may read everything.
 */
export async function readRepositoryAccess(
  knex: Knex,
  viewer: Viewer,
  repositories?: readonly string[],
): Promise<RepositoryAccess> {
  if (repositories?.length === 0 || (await viewer.readsAll())) {
    return new RepositoryAccess([], new Set());
  }
  const known: Row[] = await knex('catalog_component as c')
    .whereNotNull('c.repository')
    .where(among('c.repository', repositories))
    .select('c.repository', 'c.component')
    .union(
      // What a backfill said of its paths, where the catalog does not
      knex('component_path as p')
        .join('catalog_component as known', 'known.component', 'p.component')
        .where(among('p.repository', repositories))
        .select('p.repository', 'p.component'),
    );
  const readable = await viewer.readable([
    ...new Set(known.map(it => it.component)),
  ]);
  return new RepositoryAccess(known, readable);
}

function among(
  column: string,
  repositories: readonly string[] | undefined,
): Knex.QueryCallback {
  return query => {
    if (repositories) {
      query.where(whereInArray(column, repositories));
    }
  };
}
