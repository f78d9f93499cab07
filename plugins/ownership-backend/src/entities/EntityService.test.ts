import { ServiceUnavailableError } from '@backstage/errors';
import { mockServices } from '@backstage/backend-test-utils';
import { Gap } from '@groundwork/backstage-plugin-ownership-common';
import { ContactService } from '../contact/ContactService';
import { IdentifierSet } from '../domain/identifierSet';
import { OnCallService } from '../onCall/OnCallService';
import { OwnerPeriod } from '../store/ownerHistory';
import { allBut, EntityGiven, knownIndex } from './__testUtils__/knownIndex';
import { EntityService } from './EntityService';

const NOW = new Date('2026-03-03T03:00:00.000Z');
const ORDERS = 'component:default/orders';
const STORE = 'system:default/store';
const ORDERING = 'group:default/ordering';
const SHOP = 'group:default/shop';
const MINA = 'user:default/mina.park';

const ENTITIES: EntityGiven[] = [
  {
    ref: ORDERS,
    title: 'Orders',
    owners: [ORDERING, 'group:default/gone'],
    partOf: [STORE],
    dependencyOf: ['component:default/web'],
  },
  { ref: 'component:default/stock', partOf: [STORE] },
  { ref: 'component:default/web', title: 'Web' },
  { ref: STORE, owners: [SHOP] },
  {
    ref: ORDERING,
    title: 'Ordering',
    members: [MINA],
    annotations: { 'groundwork.dev/chat-channel': '#ordering' },
  },
  { ref: SHOP, title: 'Shop' },
  { ref: MINA, title: 'Mina Park' },
];

const PERIODS: OwnerPeriod[] = [
  { ownerRef: ORDERING, from: new Date('2026-02-01T00:00:00.000Z') },
  {
    from: new Date('2026-01-15T00:00:00.000Z'),
    to: new Date('2026-02-01T00:00:00.000Z'),
  },
  {
    ownerRef: SHOP,
    from: new Date('2025-06-01T00:00:00.000Z'),
    to: new Date('2026-01-15T00:00:00.000Z'),
  },
];

interface Options {
  periods?: () => Promise<OwnerPeriod[]>;
  sets?: IdentifierSet[];
  gaps?: Gap[];
  inheritOwners?: boolean;
}

function setUp({
  periods = async () => PERIODS,
  sets = [],
  gaps = [],
  inheritOwners = false,
}: Options = {}) {
  const index = {
    ...knownIndex(ENTITIES, sets),
    findOwnerHistory: jest.fn(periods),
  };
  const { getEntity: find } = index;
  const logger = mockServices.logger.mock();
  const onCall = new OnCallService({ providers: [], find, logger });
  const gapsOf = jest.fn(async () => gaps);
  const service = new EntityService({
    index,
    contacts: new ContactService({ find, onCall }),
    gapsOf,
    inheritOwners,
  });
  return {
    index,
    gapsOf,
    find: (ref: string, readable = allBut()) =>
      service.findEntity(ref, { readable, withGaps: true, now: NOW }),
  };
}

describe('EntityService', () => {
  it('says all that is known of an entity', async () => {
    const { find } = setUp();

    expect(await find(ORDERS)).toEqual({
      entity: {
        entityRef: ORDERS,
        kind: 'component',
        title: 'Orders',
        type: 'service',
      },
      owners: [
        { entityRef: ORDERING, title: 'Ordering', exists: true },
        { entityRef: 'group:default/gone', title: 'gone', exists: false },
      ],
      contact: {
        onCall: { status: 'none', levels: [] },
        channel: { name: '#ordering' },
        runbook: undefined,
        dashboards: [],
        tier: undefined,
        nearest: [
          {
            name: 'Mina Park',
            entityRef: MINA,
            why: 'is in Ordering, which owns Orders',
          },
        ],
        dependencies: [],
        dependents: [
          {
            entity: {
              entityRef: 'component:default/web',
              kind: 'component',
              title: 'Web',
              type: 'service',
            },
            hops: 1,
          },
        ],
      },
      identifiers: [],
      // The time without an owner is the gap between the two.
      history: [
        {
          owner: { entityRef: ORDERING, title: 'Ordering', exists: true },
          from: '2026-02-01T00:00:00.000Z',
        },
        {
          owner: { entityRef: SHOP, title: 'Shop', exists: true },
          from: '2025-06-01T00:00:00.000Z',
          to: '2026-01-15T00:00:00.000Z',
        },
      ],
      gaps: [],
      asOf: '2026-03-03T02:59:30.000Z',
      degraded: false,
      degradedReasons: [],
    });
  });

  it('takes any way of writing a reference', async () => {
    const { find } = setUp();

    const found = await find('Component:ORDERS');

    expect(found?.entity.entityRef).toBe(ORDERS);
  });

  it('refuses what is none', async () => {
    const { find } = setUp();

    await expect(find('orders')).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(
        "'entityRef' is 'orders'; it must be an entity reference",
      ),
    });
  });

  it('knows no more of what may not be read than of what is not there', async () => {
    const { find, index, gapsOf } = setUp();
    const readable = allBut(ORDERS);

    expect(await find(ORDERS, readable)).toBeUndefined();
    expect(await find('component:default/none', readable)).toBeUndefined();
    // neither takes longer
    expect(readable.mock.calls).toEqual([
      [[ORDERS]],
      [['component:default/none']],
    ]);
    expect(index.findOwnerHistory).not.toHaveBeenCalled();
    expect(gapsOf).not.toHaveBeenCalled();
  });

  it('keeps to itself what else may not be read', async () => {
    const { find } = setUp();
    const hidden = [ORDERING, SHOP, MINA, 'component:default/web'];

    const found = await find(ORDERS, allBut(...hidden));

    expect(found).toMatchObject({
      owners: [
        { entityRef: ORDERING, title: 'ordering', exists: true },
        { entityRef: 'group:default/gone' },
      ],
      contact: { nearest: [], dependents: [] },
      history: [
        { owner: { entityRef: ORDERING, title: 'ordering' } },
        { owner: { entityRef: SHOP, title: 'shop' } },
      ],
    });
    expect(found?.contact.channel).toBeUndefined();
    expect(JSON.stringify(found)).not.toMatch(/Mina|Web|#ordering/);
  });

  it('says that the past is missing when the database is down', async () => {
    const { find } = setUp({
      periods: async () => {
        throw new ServiceUnavailableError('The database cannot be reached');
      },
    });

    expect(await find(ORDERS)).toMatchObject({
      owners: [{ entityRef: ORDERING }, {}],
      history: [],
      degraded: true,
      degradedReasons: [
        'Who owned it before is missing: the database is down.',
      ],
    });
  });

  it('does not take any other error for that', async () => {
    const { find } = setUp({
      periods: async () => {
        throw new TypeError('a mistake');
      },
    });

    await expect(find(ORDERS)).rejects.toThrow('a mistake');
  });

  it('labels inherited owners, where they are inherited', async () => {
    const stock = 'component:default/stock';
    const ask = (inheritOwners: boolean, readable = allBut()) =>
      setUp({ inheritOwners, periods: async () => [] }).find(stock, readable);

    expect(await ask(true)).toMatchObject({
      owners: [{ entityRef: SHOP, title: 'Shop' }],
      inheritedFrom: STORE,
    });
    expect(await ask(false)).toMatchObject({ owners: [] });
    expect(await ask(false)).not.toHaveProperty('inheritedFrom');
    // who may not read the system does not learn who owns it
    expect(await ask(true, allBut(STORE))).toMatchObject({ owners: [] });
  });

  it('gives identifiers by kind and key, a thousand at most', async () => {
    const identifiers = Array.from({ length: 1_200 }, (_, number) => ({
      kind: 'host' as const,
      key: `h-${String(1_200 - number).padStart(4, '0')}.test`,
      rule: 'rule',
      confidence: 1,
    }));
    const { find } = setUp({
      sets: [{ source: 'feed:dns', entityRef: ORDERS, identifiers }],
    });

    const found = await find(ORDERS);

    expect(found?.identifiers).toHaveLength(1_000);
    expect(found?.identifiers[0]).toEqual({
      kind: 'host',
      key: 'h-0001.test',
      rule: 'rule',
      source: 'feed:dns',
      // The feed has never been read to its end.
      observedAt: '1970-01-01T00:00:00.000Z',
    });
  });

  it('has gaps found for who asks', async () => {
    const gap = { id: `no-runbook:${ORDERS}` } as Gap;
    const { find, gapsOf } = setUp({ gaps: [gap] });

    const found = await find(ORDERS);

    expect(found?.gaps).toEqual([gap]);
    expect(gapsOf).toHaveBeenCalledWith(
      expect.objectContaining({ entityRef: ORDERS }),
      { readable: expect.any(Function), now: NOW },
    );
  });
});
