import {
  createExtensionPoint,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { FilterPredicate } from '@backstage/filter-predicates';
import type { HumanDuration, JsonValue } from '@backstage/types';
import type { FactSchema } from '@groundwork/backstage-plugin-scorecards-common';

/**
 * What a collector found of one entity. It is all that the collector knows of
 * it: a fact that is in neither `facts` nor `errors` was looked for, and the
 * entity has none.
 *
 * @public
 */
export interface FactObservation {
  entityRef: string;
  /** Values by fact id. */
  facts: Readonly<Record<string, JsonValue | undefined>>;
  /**
   * Why facts could not be observed, by fact id. Their last values stay and
   * grow stale.
   */
  errors?: Readonly<Record<string, string>>;
  /**
   * When it was observed, e.g. when it comes of a report; when it was yielded
   * unless said. Never in the future, but for what clocks differ by.
   */
  observedAt?: Date;
}

/**
 * @public
 */
export type FactBatch = readonly FactObservation[];

/**
 * @public
 */
export interface CollectContext {
  signal: AbortSignal;
  logger: LoggerService;
}

/**
 * Observes facts on entities, many at a time.
 *
 * @public
 */
export interface FactCollector {
  /** Unique and stable, e.g. `catalog`. */
  readonly id: string;
  /** What it observes. Ids start with a name of its own, e.g. `catalog.`. */
  readonly facts: readonly FactSchema[];
  /** Which entities it can say something about; all unless said. */
  readonly target?: FilterPredicate;
  /** For how long its observations count as fresh. */
  readonly freshness: HumanDuration;
  /**
   * How often it collects; the configuration can say otherwise. Without it,
   * right after the catalog was read of what is new or has changed, and of all
   * every quarter of an hour.
   */
  readonly frequency?: HumanDuration;
  /**
   * Observes facts. What it yields before it throws is kept; entities that it
   * did not come to keep their last observations, which grow stale.
   *
   * @param entities - Pages of entities that satisfy the target
   */
  collect(
    entities: AsyncIterable<Entity[]>,
    context: CollectContext,
  ): AsyncIterable<FactBatch>;
}

/**
 * Where modules of the scorecards plugin add collectors.
 *
 * @public
 */
export interface FactCollectorsExtensionPoint {
  addCollector(collector: FactCollector): void;
}

/**
 * @public
 */
export const factCollectorsExtensionPoint =
  createExtensionPoint<FactCollectorsExtensionPoint>({
    id: 'scorecards.fact-collectors',
  });
