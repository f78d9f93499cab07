import fc from 'fast-check';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  Entity,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { createSyntheticCatalog } from './catalog';
import { changeEntities } from './changes';
import { kindCounts } from './sizes';

const options = fc.record({
  size: fc.integer({ min: 50, max: 1200 }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
});

const refsIn = (entity: Entity): string[] => {
  const spec = (entity.spec ?? {}) as Record<string, string | string[]>;
  const refs = (field: string, defaultKind?: string) =>
    [spec[field] ?? []]
      .flat()
      .map(ref =>
        stringifyEntityRef(
          parseEntityRef(ref, { defaultKind, defaultNamespace: 'default' }),
        ),
      );
  return [
    ...refs('owner', 'group'),
    ...refs('system', 'system'),
    ...refs('domain', 'domain'),
    ...refs('dependsOn'),
    ...refs('providesApis', 'api'),
    ...refs('consumesApis', 'api'),
    ...refs('memberOf', 'group'),
    ...refs('parent', 'group'),
    ...refs('children', 'group'),
  ];
};

describe('kindCounts', () => {
  it('splits a thousand as the proportions say', () => {
    expect(kindCounts(1000)).toEqual({
      groups: 30,
      users: 220,
      domains: 3,
      systems: 20,
      apis: 120,
      resources: 150,
      components: 457,
    });
  });

  it.each([49, 0, -1, 100.5, Number.NaN])('refuses %d', size => {
    expect(() => kindCounts(size)).toThrow(
      'the size must be a whole number from 50',
    );
  });
});

describe('createSyntheticCatalog', () => {
  it('makes the same entities for the same size and seed', () => {
    const first = createSyntheticCatalog({ size: 1000, seed: 7 });
    expect(createSyntheticCatalog({ size: 1000, seed: 7 })).toEqual(first);
    expect(createSyntheticCatalog({ size: 1000, seed: 8 })).not.toEqual(first);
  });

  it('makes exactly as many entities as asked, each with a name of its own', () => {
    fc.assert(
      fc.property(options, ({ size, seed }) => {
        const refs = createSyntheticCatalog({ size, seed }).map(entity =>
          stringifyEntityRef(entity),
        );
        expect(new Set(refs).size).toBe(size);
      }),
      { numRuns: 20 },
    );
  });

  it('makes entities that the catalog accepts', async () => {
    const validators = {
      API: apiEntityV1alpha1Validator,
      Component: componentEntityV1alpha1Validator,
      Domain: domainEntityV1alpha1Validator,
      Group: groupEntityV1alpha1Validator,
      Resource: resourceEntityV1alpha1Validator,
      System: systemEntityV1alpha1Validator,
      User: userEntityV1alpha1Validator,
    };
    const policies = [
      new SchemaValidEntityPolicy(),
      new FieldFormatEntityPolicy(),
    ];
    const kinds = new Set<string>();
    for (const entity of createSyntheticCatalog({ size: 1000, seed: 5 })) {
      const kind = entity.kind as keyof typeof validators;
      kinds.add(kind);
      await expect(validators[kind].check(entity)).resolves.toBe(true);
      for (const policy of policies) {
        await expect(policy.enforce(entity)).resolves.toEqual(entity);
      }
    }
    expect([...kinds].sort()).toEqual(Object.keys(validators));
  });

  it('refers to nothing that is not there', () => {
    fc.assert(
      fc.property(options, ({ size, seed }) => {
        const catalog = createSyntheticCatalog({ size, seed });
        const known = new Set(
          catalog.map(entity => stringifyEntityRef(entity)),
        );
        expect(catalog.flatMap(refsIn).filter(ref => !known.has(ref))).toEqual(
          [],
        );
      }),
      { numRuns: 20 },
    );
  });

  it('puts the groups into one tree', () => {
    const groups = createSyntheticCatalog({ size: 5000, seed: 1 }).filter(
      ({ kind }) => kind === 'Group',
    );
    const parents = new Map(
      groups.map(({ metadata, spec }) => [metadata.name, spec?.parent]),
    );
    const rootOf = (name: unknown, steps = 0): unknown => {
      expect(steps).toBeLessThan(10);
      const parent = parents.get(String(name));
      return parent === undefined ? name : rootOf(parent, steps + 1);
    };
    expect(new Set([...parents.keys()].map(name => rootOf(name)))).toEqual(
      new Set(['acme']),
    );
    for (const { metadata, spec } of groups) {
      expect(spec?.children).toEqual(
        groups
          .filter(group => group.spec?.parent === metadata.name)
          .map(group => group.metadata.name),
      );
    }
  });

  it('never makes components depend on each other in a circle', () => {
    const components = createSyntheticCatalog({ size: 2000, seed: 3 }).filter(
      ({ kind }) => kind === 'Component',
    );
    const position = new Map(
      components.map((entity, index) => [
        `component:${entity.metadata.name}`,
        index,
      ]),
    );
    const backwards = components.flatMap((entity, index) =>
      [(entity.spec?.dependsOn as string[]) ?? []]
        .flat()
        .filter(ref => ref.startsWith('component:'))
        .map(ref => index - position.get(ref)!),
    );
    expect(backwards.length).toBeGreaterThan(0);
    expect(Math.min(...backwards)).toBeGreaterThan(0);
  });
});

describe('changeEntities', () => {
  const catalog = createSyntheticCatalog({ size: 200, seed: 1 });

  it('marks as many different entities as asked, and no others', () => {
    const changed = changeEntities(catalog, {
      count: 10,
      revision: 4,
      seed: 1,
    });
    expect(
      new Set(changed.map(entity => stringifyEntityRef(entity))).size,
    ).toBe(10);
    for (const entity of changed) {
      expect(entity.metadata.annotations).toMatchObject({
        'bench.acme.test/revision': '4',
      });
    }
    expect(
      catalog.filter(
        entity => entity.metadata.annotations?.['bench.acme.test/revision'],
      ),
    ).toEqual([]);
  });

  it('chooses the same entities for the same seed and revision', () => {
    const choice = { count: 5, revision: 1, seed: 9 };
    expect(changeEntities(catalog, choice)).toEqual(
      changeEntities(catalog, choice),
    );
    expect(changeEntities(catalog, { ...choice, revision: 2 })).not.toEqual(
      changeEntities(catalog, choice),
    );
  });

  it('changes all when asked for more than there are', () => {
    expect(
      changeEntities(catalog, { count: 999, revision: 1, seed: 1 }),
    ).toHaveLength(200);
  });
});
