import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

/** Which rows are asked for. */
export type Selection =
  | { kind: 'all' }
  | { kind: 'repository'; repository: string }
  | { kind: 'components'; components: readonly string[] }
  | { kind: 'teams'; teams: readonly string[] };

/** What of the rows a caller may see. */
export type Visibility =
  | { kind: 'everything' }
  | {
      kind: 'only';
      components: readonly string[];
      /** Those of which nothing may be told. */
      hiddenRepositories?: readonly string[];
    };

/** Entities are told from repositories by this: only they have such a prefix. */
const COMPONENT_PREFIX = 'component:';

/**
 * Which rows of a table are in a scope, and may be seen. It serves tables with
 * the columns `repository`, `component`, `team` and, where rows without a
 * component are to be judged by what else is known of them, `item`.
 */
export class ScopeFilter {
  constructor(
    private readonly options: { selection: Selection; visibility: Visibility },
  ) {}

  get selection(): Selection {
    return this.options.selection;
  }

  /** Whether nothing is left out, so that callers see the same. */
  get seesEverything(): boolean {
    return this.options.visibility.kind === 'everything';
  }

  /** What the same caller sees of everything. */
  ofAll(): ScopeFilter {
    return new ScopeFilter({ ...this.options, selection: { kind: 'all' } });
  }

  /** Tells what one caller sees from what another does. */
  get view(): string {
    return JSON.stringify(this.options);
  }

  /** Whether an item of several components has but one row in the scope. */
  get isOfWholeItems(): boolean {
    const { kind } = this.selection;
    return this.seesEverything && (kind === 'all' || kind === 'repository');
  }

  /** Whether each item has but one row in it, that of its component. */
  get isOfOneComponent(): boolean {
    const { selection } = this;
    return selection.kind === 'components' && selection.components.length === 1;
  }

  /**
   * Rows of a table that are in the scope.
   *
   * @param table - Its name or alias
   * @param options.hasItem - Whether its rows are of items that have readings
   */
  where(
    table: string,
    { hasItem = true }: { hasItem?: boolean } = {},
  ): Knex.QueryCallback {
    return query => {
      query.where(this.#whereSelected(table));
      const { visibility } = this.options;
      if (visibility.kind === 'only') {
        query.where(whereVisible(table, visibility, hasItem));
      }
    };
  }

  #whereSelected(table: string): Knex.QueryCallback {
    const { selection } = this;
    return query => {
      switch (selection.kind) {
        case 'repository':
          query.where(`${table}.repository`, selection.repository);
          break;
        case 'components':
          query.where(whereInArray(`${table}.component`, selection.components));
          break;
        case 'teams':
          query.where(whereInArray(`${table}.team`, selection.teams));
          break;
        default:
      }
    };
  }
}

/**
 * What has no component is of a change of several: who may read one of those may
 * see it. A repository is its components', and what the catalog does not know has
 * nobody who may not see it.
 */
function whereVisible(
  table: string,
  {
    components,
    hiddenRepositories = [],
  }: Extract<Visibility, { kind: 'only' }>,
  hasItem: boolean,
): Knex.QueryCallback {
  const isVisible =
    (column: string): Knex.QueryCallback =>
    query =>
      query
        .where(unknown =>
          unknown
            .whereRaw('?? NOT LIKE ?', [column, `${COMPONENT_PREFIX}%`])
            .whereNot(whereInArray(column, hiddenRepositories)),
        )
        .orWhere(whereInArray(column, components));
  const isOfVisible: Knex.QueryCallback = query =>
    query
      .whereNull(`${table}.repository`)
      .orWhereNot(whereInArray(`${table}.repository`, hiddenRepositories));
  return query => {
    query.where(isVisible(`${table}.component`));
    query.orWhere(without => {
      without.whereNull(`${table}.component`);
      if (!hasItem) {
        without.where(isOfVisible);
        return;
      }
      without.where(known =>
        known
          .where(alone =>
            alone.whereNotExists(othersOf(table)).where(isOfVisible),
          )
          .orWhereExists(others =>
            others
              .modify(othersOf(table))
              .where(isVisible('other_row.component')),
          ),
      );
    });
  };
}

function othersOf(table: string): Knex.QueryCallback {
  return query =>
    query
      .select(query.client.raw('1'))
      .from('reading as other_row')
      .whereRaw('other_row.item = ??', [`${table}.item`])
      .whereNotNull('other_row.component');
}
