import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import {
  CatalogCollectorOptions,
  createCatalogCollector,
} from './CatalogCollector';

const NOW = new Date('2026-11-21T09:30:00Z');

const entity = (name: string, kind: string, owner?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  ...(owner !== undefined && { spec: { owner } }),
});

const orders = entity('orders', 'Component', 'payments');
const lost = entity('lost', 'Component', 'gone');
const nobody = entity('nobody', 'Component');
const payments = entity('payments', 'Group');

async function* pagesOf(...pages: Entity[][]) {
  yield* pages;
}

async function observationsOf(
  catalog: CatalogCollectorOptions['catalog'],
  ...pages: Entity[][]
): Promise<FactObservation[]> {
  const collector = createCatalogCollector({
    catalog,
    auth: mockServices.auth(),
    now: () => NOW,
  });
  const found: FactObservation[] = [];
  const batches = collector.collect(pagesOf(...pages), {
    signal: new AbortController().signal,
    logger: mockServices.logger.mock(),
  });
  for await (const batch of batches) {
    found.push(...batch);
  }
  return found;
}

describe('createCatalogCollector', () => {
  it('knows which owners there are', async () => {
    const catalog = catalogServiceMock({ entities: [payments] });

    const found = await observationsOf(catalog, [orders, lost], [nobody]);

    expect(
      found.map(it => [it.entityRef, it.facts['catalog.ownerExists']]),
    ).toEqual([
      ['component:default/orders', true],
      ['component:default/lost', false],
      ['component:default/nobody', false],
    ]);
  });

  it('asks once for the owners of a page, and not where there are none', async () => {
    const catalog = catalogServiceMock.mock({
      getEntitiesByRefs: async () => ({ items: [payments, undefined] }),
    });

    await observationsOf(catalog, [orders, lost, orders], [nobody]);

    expect(catalog.getEntitiesByRefs.mock.calls.map(([it]) => it)).toEqual([
      {
        entityRefs: ['group:default/payments', 'group:default/gone'],
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
    ]);
  });

  it('does not take an owner for missing when the catalog does not answer', async () => {
    const catalog = catalogServiceMock.mock({
      getEntitiesByRefs: async () => {
        throw new Error('503');
      },
    });

    const [first, second] = await observationsOf(catalog, [orders, nobody]);

    expect(first.facts).not.toHaveProperty(['catalog.ownerExists']);
    expect(first.facts['catalog.owner']).toBe('group:default/payments');
    expect(first.errors).toEqual({
      'catalog.ownerExists': 'The catalog could not be asked for owners: 503',
    });
    expect(second.facts['catalog.ownerExists']).toBe(false);
    expect(second.errors).toBeUndefined();
  });

  it('says of a confirmation that cannot be read why, and not that there is none', async () => {
    const catalog = catalogServiceMock({ entities: [payments] });
    const confirmed = (name: string, at: string): Entity => ({
      ...entity(name, 'Component', 'payments'),
      metadata: {
        name,
        annotations: { 'groundwork.dev/ownership-confirmed-at': at },
      },
    });

    const found = await observationsOf(catalog, [
      confirmed('good', '2026-11-01'),
      confirmed('bad', 'last week'),
      orders,
    ]);

    const [good, bad, none] = found;
    expect(good.facts['catalog.ownershipConfirmedAt']).toBe(
      '2026-11-01T00:00:00.000Z',
    );
    expect(good.errors).toBeUndefined();
    expect(bad.facts).not.toHaveProperty(['catalog.ownershipConfirmedAt']);
    expect(bad.facts['catalog.ownerExists']).toBe(true);
    expect(bad.errors).toEqual({
      'catalog.ownershipConfirmedAt': expect.stringMatching(
        /^groundwork\.dev\/ownership-confirmed-at is 'last week'; it must be a date/,
      ),
    });
    expect(none.facts['catalog.ownershipConfirmedAt']).toBeUndefined();
    expect(none.errors).toBeUndefined();
  });

  it('keeps apart what went wrong with two facts of an entity', async () => {
    const catalog = catalogServiceMock.mock({
      getEntitiesByRefs: async () => {
        throw new Error('503');
      },
    });
    const [found] = await observationsOf(catalog, [
      {
        ...orders,
        metadata: {
          name: 'orders',
          annotations: { 'groundwork.dev/ownership-confirmed-at': 'soon' },
        },
      },
    ]);

    expect(Object.keys(found.errors ?? {}).sort()).toEqual([
      'catalog.ownerExists',
      'catalog.ownershipConfirmedAt',
    ]);
  });

  it('says nothing but what is declared, and all of it', async () => {
    const { facts } = createCatalogCollector({
      catalog: catalogServiceMock({ entities: [] }),
      auth: mockServices.auth(),
      now: () => NOW,
    });
    const found = await observationsOf(
      catalogServiceMock({ entities: [payments] }),
      [orders, payments, entity('ada', 'User')],
    );

    const said = new Set(found.flatMap(it => Object.keys(it.facts)));
    expect([...said].sort()).toEqual(facts.map(({ id }) => id).sort());
  });
});
