import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { parseEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  formatScope,
  parseScope,
  Scope,
} from '@groundwork/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { Viewer } from '../Viewer';
import { readRepositoryAccess, RepositoryAccess } from './RepositoryAccess';
import { ScopeFilter, Selection, Visibility } from './ScopeFilter';

/** A scope as it was asked for, with what of it the caller may see. */
export interface ResolvedScope {
  scope: Scope;
  /** As `formatScope` writes it. */
  text: string;
  filter: ScopeFilter;
}

/** Finds out which rows a scope is of. */
export class ScopeResolver {
  constructor(
    private readonly options: {
      knex: Knex;
      catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
    },
  ) {}

  /**
   * @throws InputError for what is no scope, NotFoundError for an entity that is
   * not there or that the caller may not read, alike
   */
  async resolve(text: string, viewer: Viewer): Promise<ResolvedScope> {
    const scope = parseScope(text);
    if (!scope) {
      throw new InputError(
        `scope is '${text}': it must be 'all', the entity ref of a component, system, domain or group, or 'repository:' with its host and name, such as repository:github.com/acme/orders; none has control characters`,
      );
    }
    const selection = await this.#select(scope, viewer);
    const visibility = await this.#visible(selection, viewer);
    return {
      scope,
      text: formatScope(scope),
      filter: new ScopeFilter({ selection, visibility }),
    };
  }

  /** All that a caller may see, whatever it is of. */
  async visible(viewer: Viewer): Promise<ScopeFilter> {
    const selection = { kind: 'all' } as const;
    const visibility = await this.#visible(selection, viewer);
    return new ScopeFilter({ selection, visibility });
  }

  /** Which of some repositories a caller may know of. */
  repositories(
    repositories: readonly string[],
    viewer: Viewer,
  ): Promise<RepositoryAccess> {
    return readRepositoryAccess(this.options.knex, viewer, repositories);
  }

  async #select(scope: Scope, viewer: Viewer): Promise<Selection> {
    if (scope.kind !== 'entity') {
      return scope;
    }
    const { entityRef } = scope;
    const found = await this.#selectEntity(entityRef);
    const isThere =
      found.length > 0
        ? (await viewer.readable([entityRef])).has(entityRef)
        : await this.#isInCatalog(entityRef, viewer);
    if (!isThere) {
      throw new NotFoundError(
        `There is no ${entityRef}, or you may not read it`,
      );
    }
    return kindOf(entityRef) === 'group'
      ? { kind: 'teams', teams: found }
      : { kind: 'components', components: found };
  }

  /** The components of an entity, or the groups in it; none if it is not known. */
  async #selectEntity(entityRef: string): Promise<string[]> {
    const { knex } = this.options;
    const kind = kindOf(entityRef);
    if (kind === 'group') {
      return knex('catalog_group')
        .where({ group: entityRef })
        .orderBy('member')
        .pluck('member');
    }
    return knex('catalog_component')
      .where({ [kind]: entityRef })
      .orderBy('component')
      .pluck('component');
  }

  /** What came since the last look at the catalog, or has no components, is there. */
  async #isInCatalog(entityRef: string, viewer: Viewer): Promise<boolean> {
    try {
      const { items } = await this.options.catalog.getEntitiesByRefs(
        { entityRefs: [entityRef], fields: ['kind'] },
        { credentials: viewer.credentials },
      );
      return items[0] !== undefined;
    } catch (error) {
      throw new ServiceUnavailableError(
        `Whether there is a ${entityRef} only the catalog knows, and it does not answer. Try again in a moment`,
        error,
      );
    }
  }

  async #visible(selection: Selection, viewer: Viewer): Promise<Visibility> {
    if (await viewer.readsAll()) {
      return { kind: 'everything' };
    }
    const { knex } = this.options;
    if (selection.kind === 'components') {
      // All of its rows are of these
      const own = await viewer.readable([...selection.components]);
      return { kind: 'only', components: [...own].sort() };
    }
    const components: string[] = await knex('catalog_component').pluck(
      'component',
    );
    const readable = await viewer.readable(components);
    const repositories = await readRepositoryAccess(knex, viewer);
    return {
      kind: 'only',
      components: [...readable].sort(),
      hiddenRepositories: repositories.hidden,
    };
  }
}

function kindOf(entityRef: string): string {
  return parseEntityRef(entityRef).kind;
}
