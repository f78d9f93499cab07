import { Entity } from '@backstage/catalog-model';
import {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { changeEntities } from './changes';
import { createSyntheticCatalog, SyntheticOptions } from './catalog';

/**
 * Hands a synthetic catalog to the real one, when told to.
 *
 * Nothing happens on its own: a benchmark decides when entities come, so that
 * it can time what follows.
 */
export class SyntheticEntityProvider implements EntityProvider {
  #connection?: EntityProviderConnection;
  #loaded?: { options: SyntheticOptions; entities: Entity[] };

  getProviderName(): string {
    return 'synthetic';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  /** Replaces everything by the catalog of these options. */
  async load(options: SyntheticOptions): Promise<Entity[]> {
    const entities = createSyntheticCatalog(options);
    await this.#connected().applyMutation({
      type: 'full',
      entities: entities.map(deferred),
    });
    this.#loaded = { options, entities };
    return entities;
  }

  /** Changes some of the loaded entities, as a delta. */
  async change(options: {
    count: number;
    revision: number;
  }): Promise<Entity[]> {
    const { entities, options: loaded } = this.#requireLoaded();
    const changed = changeEntities(entities, { ...options, seed: loaded.seed });
    await this.#connected().applyMutation({
      type: 'delta',
      added: changed.map(deferred),
      removed: [],
    });
    return changed;
  }

  /** Takes out the last entities of those that were loaded, as a delta. */
  async remove(options: { count: number }): Promise<Entity[]> {
    const { entities, options: loaded } = this.#requireLoaded();
    const kept = Math.max(0, entities.length - options.count);
    const removed = entities.slice(kept);
    await this.#connected().applyMutation({
      type: 'delta',
      added: [],
      removed: removed.map(deferred),
    });
    this.#loaded = { options: loaded, entities: entities.slice(0, kept) };
    return removed;
  }

  #connected(): EntityProviderConnection {
    if (!this.#connection) {
      throw new Error(
        'The catalog has not connected the synthetic provider yet',
      );
    }
    return this.#connection;
  }

  #requireLoaded() {
    if (!this.#loaded) {
      throw new Error('Load a synthetic catalog before changing it');
    }
    return this.#loaded;
  }
}

function deferred(entity: Entity): DeferredEntity {
  return { entity, locationKey: 'synthetic' };
}
