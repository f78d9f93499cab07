import type { Entity } from '@backstage/catalog-model';
import {
  type FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';

type EntityTest = (entity: Entity) => boolean;

const everyEntity: EntityTest = () => true;

/**
 * Makes tests of filter predicates. Checks of a scorecard often have the same
 * filter, which is then decided once for an entity.
 */
export class EntityFilters {
  readonly #tests = new Map<string, EntityTest>();

  get(predicate: FilterPredicate | undefined): EntityTest {
    if (predicate === undefined) {
      return everyEntity;
    }
    const key = JSON.stringify(predicate);
    let test = this.#tests.get(key);
    if (!test) {
      test = rememberLast(filterPredicateToFilterFunction<Entity>(predicate));
      this.#tests.set(key, test);
    }
    return test;
  }
}

/** Entities are evaluated one after the other, and do not change meanwhile. */
function rememberLast(test: EntityTest): EntityTest {
  let last: Entity | undefined;
  let answer = false;
  return entity => {
    if (entity !== last) {
      answer = test(entity);
      last = entity;
    }
    return answer;
  };
}
