import { Entity } from '@backstage/catalog-model';
import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import { NOBODY } from '../../synthetic/stream';
import { createScorecardsStream } from './catalog';
import { scorecards, textOf } from './definitions';
import { FactSource } from './facts';
import { OpenedScorecards } from './harness';
import { ObservationOptions, observationsOf } from './observations';

/** Entities that are stored at once, as the plugin does it. */
const PORTION = 500;

/** Observations of entities, in portions of one source each. */
export function* portionsOf(
  entities: readonly Entity[],
  options: ObservationOptions,
): Generator<{ source: FactSource; observations: FactObservation[] }> {
  for (let start = 0; start < entities.length; start += PORTION) {
    const bySource = new Map<FactSource, FactObservation[]>();
    for (const entity of entities.slice(start, start + PORTION)) {
      for (const { source, observation } of observationsOf(entity, options)) {
        const known = bySource.get(source);
        if (known) {
          known.push(observation);
        } else {
          bySource.set(source, [observation]);
        }
      }
    }
    for (const [source, observations] of bySource) {
      yield { source, observations };
    }
  }
}

/** Has the catalog, all facts and all definitions stored, and evaluates nothing. */
export async function fill(
  { harness, knex }: OpenedScorecards,
  catalog: { entities: readonly Entity[]; scored: readonly Entity[] },
  options: ObservationOptions,
): Promise<void> {
  await harness.syncCatalog(createScorecardsStream(catalog.entities), NOBODY);
  for (const { source, observations } of portionsOf(catalog.scored, options)) {
    await harness.ingest(source, observations);
  }
  for (const scorecard of scorecards) {
    await harness.publish(textOf(scorecard));
  }
  await settle(knex);
}

/** Does now what PostgreSQL does by itself within minutes of many writes. */
export async function settle(knex: OpenedScorecards['knex']): Promise<void> {
  if (knex.client.config.client === 'pg') {
    await knex.raw('VACUUM ANALYZE');
  }
}
