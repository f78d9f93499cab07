import { createRegistry } from './registry';

const named = (name: string) => ({ name });

describe('createRegistry', () => {
  it('keeps what is added, in that order', () => {
    const registry = createRegistry<{ name: string }>(it => it.name);
    expect(registry.all).toEqual([]);

    ['dns', 'cluster'].map(named).forEach(registry.add);
    expect(registry.all).toEqual([named('dns'), named('cluster')]);
  });

  it.each(['dns', 'catalog'])(
    "refuses a second '%s', and keeps the first",
    name => {
      const registry = createRegistry<{ name: string; first?: true }>(
        it => it.name,
        ['catalog'],
      );
      registry.add({ name: 'dns', first: true });

      expect(() => registry.add(named(name))).toThrow(
        `There is a provider '${name}' already; give this one a name of its own`,
      );
      expect(registry.all).toEqual([{ name: 'dns', first: true }]);
    },
  );
});
