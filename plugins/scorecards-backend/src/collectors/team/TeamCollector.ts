import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import {
  CollectContext,
  FactBatch,
  FactCollector,
  TEAM_FACTS,
} from '@groundwork/backstage-plugin-scorecards-node';
import { FactReadings } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import {
  ComponentValues,
  Freshness,
  freshValuesOf,
  teamFacts,
} from './teamFacts';

/** Components whose facts are read at once: groups may own very many. */
const PORTION = 500;

/** What the collector is made with. */
export interface TeamCollectorOptions {
  knex: Knex;
  /** Facts of entities, by ref. */
  readingsOf: (
    entityRefs: readonly string[],
  ) => Promise<ReadonlyMap<string, FactReadings>>;
  freshnessMsOf: Freshness['freshnessMsOf'];
  now: () => Date;
}

/**
 * Sums up for each group what is known of the components that it owns, so that
 * scorecards over teams can ask for it.
 */
export class TeamCollector implements FactCollector {
  readonly id = 'team';
  readonly facts = TEAM_FACTS;
  readonly target = { kind: 'group' };
  readonly freshness = { hours: 2 };
  readonly frequency = { minutes: 5 };

  constructor(private readonly options: TeamCollectorOptions) {}

  async *collect(
    entities: AsyncIterable<Entity[]>,
    { signal }: Pick<CollectContext, 'signal'>,
  ): AsyncIterable<FactBatch> {
    for await (const page of entities) {
      yield await this.#factsOf(page.map(stringifyEntityRef), signal);
    }
  }

  async #factsOf(groupRefs: string[], signal: AbortSignal): Promise<FactBatch> {
    const { knex, readingsOf, freshnessMsOf, now } = this.options;
    const rows = await knex('entity')
      .where(whereInArray('owner_ref', groupRefs))
      .andWhere({ kind: 'component' })
      .whereNull('missing_since')
      .select<Array<{ entity_ref: string; owner_ref: string }>>(
        'entity_ref',
        'owner_ref',
      );
    const freshness = { now: now(), freshnessMsOf };
    const byOwner = new Map<string, ComponentValues[]>();
    for (let start = 0; start < rows.length; start += PORTION) {
      signal.throwIfAborted();
      const portion = rows.slice(start, start + PORTION);
      const readings = await readingsOf(portion.map(row => row.entity_ref));
      for (const { entity_ref: ref, owner_ref: owner } of portion) {
        const components = byOwner.get(owner) ?? [];
        components.push(freshValuesOf(readings.get(ref) ?? {}, freshness));
        byOwner.set(owner, components);
      }
    }
    return groupRefs.map(entityRef => ({
      entityRef,
      facts: teamFacts(byOwner.get(entityRef) ?? [], freshness.now),
    }));
  }
}
