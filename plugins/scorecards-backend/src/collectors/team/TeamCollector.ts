import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import {
  FactBatch,
  FactCollector,
  TEAM_FACTS,
} from '@groundwork/backstage-plugin-scorecards-node';
import { FactReadings } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { Knex } from 'knex';
import { teamFacts } from './teamFacts';

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

  constructor(
    private readonly options: {
      knex: Knex;
      /** Facts of entities, by ref. */
      readingsOf: (
        entityRefs: readonly string[],
      ) => Promise<ReadonlyMap<string, FactReadings>>;
    },
  ) {}

  async *collect(entities: AsyncIterable<Entity[]>): AsyncIterable<FactBatch> {
    for await (const page of entities) {
      yield await this.#factsOf(page.map(stringifyEntityRef));
    }
  }

  async #factsOf(groupRefs: string[]): Promise<FactBatch> {
    const { knex, readingsOf } = this.options;
    const rows = await knex('entity')
      .where(whereInArray('owner_ref', groupRefs))
      .andWhere({ kind: 'component' })
      .select<Array<{ entity_ref: string; owner_ref: string }>>(
        'entity_ref',
        'owner_ref',
      );
    const readings = await readingsOf(rows.map(row => row.entity_ref));
    const byOwner = new Map<string, FactReadings[]>();
    for (const { entity_ref: ref, owner_ref: owner } of rows) {
      const components = byOwner.get(owner);
      const known = readings.get(ref) ?? {};
      if (components) {
        components.push(known);
      } else {
        byOwner.set(owner, [known]);
      }
    }
    return groupRefs.map(entityRef => ({
      entityRef,
      facts: teamFacts(byOwner.get(entityRef) ?? []),
    }));
  }
}
