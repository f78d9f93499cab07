import { Knex } from 'knex';

/**
 * Finds entities of which a collector has not said anything yet, such as those
 * that came to the catalog since its last run.
 */
export class Newcomers {
  /** By collector: those that it was asked about, whatever it said. */
  readonly #asked = new Map<string, Set<string>>();

  constructor(private readonly knex: Knex) {}

  /** Each entity is found once for each collector. */
  async findFor(collectorId: string): Promise<string[]> {
    // Leans on the primary key of fact_set
    const refs: string[] = await this.knex('entity')
      .whereNull('missing_since')
      .whereNotExists(
        this.knex('fact_set')
          .whereRaw('fact_set.entity_ref = entity.entity_ref')
          .where({ source: collectorId })
          .select(this.knex.raw('1')),
      )
      .orderBy('entity_ref')
      .pluck('entity_ref');
    const asked = this.#asked.get(collectorId);
    // What was removed, or is known by now, need not be remembered.
    this.#asked.set(collectorId, new Set(refs));
    return asked ? refs.filter(ref => !asked.has(ref)) : refs;
  }
}
