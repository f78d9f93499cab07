import {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { createSyntheticCatalog } from './catalog';
import { SyntheticEntityProvider } from './provider';

const options = { size: 100, seed: 1 };
const locationKey = 'synthetic';

async function connectedProvider() {
  const mutations: EntityProviderMutation[] = [];
  const provider = new SyntheticEntityProvider();
  await provider.connect({
    applyMutation: async mutation => void mutations.push(mutation),
  } as Partial<EntityProviderConnection> as EntityProviderConnection);
  return { provider, mutations };
}

describe('SyntheticEntityProvider', () => {
  it('hands over nothing before it is told to', async () => {
    const { mutations } = await connectedProvider();
    expect(mutations).toEqual([]);
  });

  it('loads a catalog as a full mutation', async () => {
    const { provider, mutations } = await connectedProvider();
    const entities = await provider.load(options);
    expect(entities).toEqual(createSyntheticCatalog(options));
    expect(mutations).toEqual([
      {
        type: 'full',
        entities: entities.map(entity => ({ entity, locationKey })),
      },
    ]);
  });

  it('changes entities as a delta', async () => {
    const { provider, mutations } = await connectedProvider();
    await provider.load(options);
    const changed = await provider.change({ count: 3, revision: 2 });
    expect(changed).toHaveLength(3);
    expect(mutations[1]).toEqual({
      type: 'delta',
      added: changed.map(entity => ({ entity, locationKey })),
      removed: [],
    });
  });

  it('removes entities as a delta, and each once', async () => {
    const { provider, mutations } = await connectedProvider();
    const entities = await provider.load(options);
    await expect(provider.remove({ count: 2 })).resolves.toEqual(
      entities.slice(98),
    );
    await expect(provider.remove({ count: 1 })).resolves.toEqual(
      entities.slice(97, 98),
    );
    expect(mutations[1]).toEqual({
      type: 'delta',
      added: [],
      removed: entities.slice(98).map(entity => ({ entity, locationKey })),
    });
  });

  it('says what is missing when it is used too early', async () => {
    const provider = new SyntheticEntityProvider();
    await expect(provider.load(options)).rejects.toThrow(
      'The catalog has not connected the synthetic provider yet',
    );
    await expect(provider.change({ count: 1, revision: 1 })).rejects.toThrow(
      'Load a synthetic catalog before changing it',
    );
  });
});
