import { Entity } from '@backstage/catalog-model';
import { ownersOf, OwnerLookup } from './owners';
import { EntityProjection, projectEntity } from './projection';

const entity = (ref: string, relations: Record<string, string[]> = {}) => {
  const [kind, name] = ref.split(/:default\//);
  const input: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, title: `${name} title` },
    relations: Object.entries(relations).flatMap(([type, targets]) =>
      targets.map(targetRef => ({ type, targetRef })),
    ),
  };
  return projectEntity(input);
};

const payments = entity('group:default/payments');
const ordering = entity('group:default/ordering');

function lookup(
  entities: EntityProjection[],
  rest: Partial<OwnerLookup> = {},
): OwnerLookup {
  const byRef = new Map(entities.map(it => [it.entityRef, it]));
  return {
    getEntity: ref => byRef.get(ref),
    isThere: ref => byRef.has(ref),
    inherit: false,
    ...rest,
  };
}

const named = (name: string) => ({
  entityRef: `group:default/${name}`,
  title: `${name} title`,
  exists: true,
});

describe('ownersOf', () => {
  it('gives all owners, in the order of the catalog', () => {
    const orders = entity('component:default/orders', {
      ownedBy: ['group:default/payments', 'group:default/ordering'],
    });

    expect(
      ownersOf(orders.entityRef, lookup([orders, payments, ordering])),
    ).toEqual({ owners: [named('payments'), named('ordering')] });
  });

  it('shows an owner that the catalog does not have', () => {
    const orders = entity('component:default/orders', {
      ownedBy: ['group:default/gone'],
    });

    expect(ownersOf(orders.entityRef, lookup([orders]))).toEqual({
      owners: [
        { entityRef: 'group:default/gone', title: 'gone', exists: false },
      ],
    });
  });

  it('does not give away the title of an owner that may not be read', () => {
    const orders = entity('component:default/orders', {
      ownedBy: ['group:default/payments'],
    });

    expect(
      ownersOf(orders.entityRef, lookup([orders], { isThere: () => true })),
    ).toEqual({
      owners: [
        {
          entityRef: 'group:default/payments',
          title: 'payments',
          exists: true,
        },
      ],
    });
  });

  it.each(['group:default/payments', 'user:default/ada'])(
    'takes %s for its own owner',
    ref => {
      const owner = entity(ref);

      expect(ownersOf(ref, lookup([owner])).owners).toEqual([
        { entityRef: ref, title: owner.title, exists: true },
      ]);
    },
  );

  describe('without an owner of its own', () => {
    const orders = entity('component:default/orders', {
      partOf: ['component:default/shop', 'system:default/ordering'],
    });
    const shop = entity('component:default/shop', {
      ownedBy: ['group:default/payments'],
    });
    const system = entity('system:default/ordering', {
      partOf: ['domain:default/commerce'],
    });
    const domain = entity('domain:default/commerce', {
      ownedBy: ['group:default/ordering'],
      partOf: ['system:default/ordering'],
    });
    const all = [orders, shop, system, domain, payments, ordering];

    it('has none unless inheritance is configured', () => {
      expect(ownersOf(orders.entityRef, lookup(all))).toEqual({ owners: [] });
    });

    it('inherits from the nearest system or domain, and says so', () => {
      expect(
        ownersOf(orders.entityRef, lookup(all, { inherit: true })),
      ).toEqual({
        owners: [named('ordering')],
        inheritedFrom: 'domain:default/commerce',
      });
    });

    it('inherits nothing from what may not be read', () => {
      const readable = lookup([orders, shop, system], { inherit: true });

      expect(ownersOf(orders.entityRef, readable)).toEqual({ owners: [] });
    });
  });

  it('gives the owners at another time, and inherits those of then', () => {
    const orders = entity('component:default/orders', {
      ownedBy: ['group:default/payments'],
      partOf: ['system:default/ordering'],
    });
    const system = entity('system:default/ordering', {
      ownedBy: ['group:default/payments'],
    });

    expect(
      ownersOf(
        orders.entityRef,
        lookup([orders, system, payments, ordering], {
          inherit: true,
          ownersThen: new Map([
            ['system:default/ordering', ['group:default/ordering']],
          ]),
        }),
      ),
    ).toEqual({
      owners: [named('ordering')],
      inheritedFrom: 'system:default/ordering',
    });
  });

  it('has nothing to say of an entity that is not there', () => {
    expect(ownersOf('component:default/nowhere', lookup([]))).toEqual({
      owners: [],
    });
  });
});
