import { stringifyEntityRef } from '@backstage/catalog-model';
import { FilterPredicate } from '@backstage/filter-predicates';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import { Knex } from 'knex';
import { entityPages } from './entityPages';

/**
 * Finds entities of which a collector has not said anything yet, such as those
 * that came to the catalog since its last run.
 */
export class Newcomers {
  /** By collector: those that it was asked about, or is not about. */
  readonly #asked = new Map<string, Set<string>>();

  constructor(private readonly knex: Knex) {}

  /**
   * Each entity that a collector is about is found once for it, unless that is
   * forgotten.
   */
  async findFor({
    id,
    target,
  }: Pick<FactCollector, 'id' | 'target'>): Promise<string[]> {
    const kinds = kindsOf(target);
    const refs = await this.#findSilent(id, kinds);
    const asked = this.#asked.get(id);
    const fresh = asked ? refs.filter(ref => !asked.has(ref)) : refs;
    const found =
      target === undefined || (kinds && isOnlyKind(target))
        ? fresh
        : await this.#filter(fresh, target);
    // What was removed, or is known by now, need not be remembered.
    this.#asked.set(id, new Set(refs));
    return found;
  }

  /** Has entities found once more that a collector could not be asked about. */
  forget(collectorId: string, entityRefs: readonly string[]): void {
    const asked = this.#asked.get(collectorId);
    entityRefs.forEach(ref => asked?.delete(ref));
  }

  /** Entities of which a collector has said nothing. */
  async #findSilent(
    collectorId: string,
    kinds: readonly string[] | undefined,
  ): Promise<string[]> {
    // Leans on the primary key of fact_set
    const query = this.knex('entity')
      .whereNull('missing_since')
      .whereNotExists(
        this.knex('fact_set')
          .whereRaw('fact_set.entity_ref = entity.entity_ref')
          .where({ source: collectorId })
          .select(this.knex.raw('1')),
      )
      .orderBy('entity_ref');
    return (kinds ? query.whereIn('kind', kinds) : query).pluck('entity_ref');
  }

  async #filter(
    entityRefs: readonly string[],
    target: FilterPredicate,
  ): Promise<string[]> {
    const found: string[] = [];
    if (entityRefs.length > 0) {
      const pages = entityPages(this.knex, { target, entityRefs });
      for await (const page of pages) {
        found.push(...page.map(stringifyEntityRef));
      }
    }
    return found;
  }
}

/** The kinds that a target names, as they are stored; undefined for any. */
function kindsOf(target: unknown): string[] | undefined {
  if (!isFields(target)) {
    return undefined;
  }
  const { kind } = target;
  const named = isFields(kind) && isOnly(kind, '$in') ? kind.$in : [kind];
  return Array.isArray(named) && named.every(it => typeof it === 'string')
    ? named.map(it => it.toLocaleLowerCase('en-US'))
    : undefined;
}

function isOnlyKind(target: FilterPredicate): boolean {
  return isFields(target) && isOnly(target, 'kind');
}

function isOnly(value: object, key: string): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0] === key;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
