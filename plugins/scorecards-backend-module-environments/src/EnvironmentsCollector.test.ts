import { mockServices } from '@backstage/backend-test-utils';
import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  Deployment,
  EnvironmentsApi,
  EnvironmentSummary,
} from '@groundwork/backstage-plugin-environments-common';
import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import { createEnvironmentsCollector } from './EnvironmentsCollector';
import { EnvironmentsReader } from './EnvironmentsReader';

const NOW = new Date('2026-11-21T00:00:00Z');

const components = (from: number, count: number): Entity[] =>
  Array.from({ length: count }, (_, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: `c${from + index}` },
  }));

/** In pages of two, as the API gives them. */
function pageOf<T>(all: readonly T[], cursor: string | undefined) {
  const start = Number(cursor ?? 0);
  return {
    items: all.slice(start, start + 2),
    totalItems: all.length,
    pageInfo: start + 2 < all.length ? { nextCursor: `${start + 2}` } : {},
  };
}

const GROUP: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments' },
};

const owned = (entity: Entity): Entity => ({
  ...entity,
  relations: [{ type: RELATION_OWNED_BY, targetRef: 'group:default/payments' }],
});

function worldOf({
  environments = [],
  deployments = [],
  entities = [],
}: {
  environments?: Array<Partial<EnvironmentSummary>>;
  deployments?: Array<Partial<Deployment>>;
  entities?: Entity[];
} = {}) {
  const asked: string[] = [];
  const api: Partial<EnvironmentsApi> = {
    listStages: async () => {
      asked.push('stages');
      return {
        items: [
          { id: 'staging', title: 'Staging' },
          { id: 'production', title: 'Production' },
        ],
      };
    },
    queryEnvironments: async ({ component, cursor, deleted, order }) => {
      const which = deleted ? 'ever' : component ?? 'all';
      asked.push(`environments ${which} ${cursor ?? 0}`);
      const all = environments as EnvironmentSummary[];
      return pageOf(order === 'desc' ? all.toReversed() : all, cursor);
    },
    queryDeployments: async ({ component, cursor }) => {
      asked.push(`deployments ${component ?? 'all'} ${cursor ?? 0}`);
      return pageOf(deployments as Deployment[], cursor);
    },
  };
  const reader = new EnvironmentsReader({
    auth: mockServices.auth(),
    catalog: {
      async *streamEntities() {
        asked.push('catalog');
        yield entities.slice(0, 2);
        yield entities.slice(2);
      },
      getEntitiesByRefs: async ({ entityRefs }) => {
        asked.push(`catalog ${entityRefs.join()}`);
        return {
          items: entityRefs.map(ref =>
            ref === 'user:default/mina' ? GROUP : undefined,
          ),
        };
      },
    },
    environments: { as: () => api as EnvironmentsApi },
    now: () => NOW,
  });
  const collect = async (...pages: Entity[][]) => {
    async function* given() {
      yield* pages;
    }
    const found: FactObservation[] = [];
    for await (const batch of createEnvironmentsCollector(reader).collect(
      given(),
      {
        signal: new AbortController().signal,
        logger: mockServices.logger.mock(),
      },
    )) {
      found.push(...batch);
    }
    return found;
  };
  return { api, asked, collect };
}

describe('createEnvironmentsCollector', () => {
  it('asks no more often for many components than for a few', async () => {
    const { asked, collect } = worldOf();

    const found = await collect(components(0, 500), components(500, 7));

    expect(found).toHaveLength(507);
    expect(asked).toEqual([
      'stages',
      'environments all 0',
      'deployments all 0',
    ]);
  });

  it('asks about one component alone', async () => {
    const { asked, collect } = worldOf();

    expect(await collect(components(0, 1))).toHaveLength(1);
    expect(asked).toEqual([
      'stages',
      'environments component:default/c0 0',
      'deployments component:default/c0 0',
    ]);
  });

  it('leaves no component out when pages are small', async () => {
    const { collect } = worldOf();

    const found = await collect(
      components(0, 1),
      components(1, 1),
      components(2, 3),
    );

    expect(found.map(({ entityRef }) => entityRef)).toEqual(
      [0, 1, 2, 3, 4].map(it => `component:default/c${it}`),
    );
  });

  it('observes nothing of no components', async () => {
    expect(await worldOf().collect()).toEqual([]);
  });

  it('counts to each what is its own, in all pages', async () => {
    const of = (component: string) => ({ component, phase: 'ready' as const });
    const { collect } = worldOf({
      environments: [
        of('component:default/c0'),
        of('component:default/c1'),
        { phase: 'ready' },
        of('component:default/c1'),
        { ...of('component:default/c1'), deletedAt: '2026-11-20T00:00:00Z' },
      ],
    });

    const found = await collect(components(0, 3));

    expect(found.map(({ facts }) => facts['environments.active'])).toEqual([
      1, 2, 0,
    ]);
  });

  it('looks back for 30 days, and no further than it has to', async () => {
    const at = (requestedAt: string) => ({
      component: 'component:default/c0',
      kind: 'rollback' as const,
      status: 'succeeded' as const,
      stage: 'production',
      requestedAt,
    });
    const { asked, collect } = worldOf({
      deployments: [
        at('2026-11-20T00:00:00Z'),
        at('2026-11-01T00:00:00Z'),
        at('2026-10-22T00:00:00Z'),
        at('2026-10-21T23:59:59Z'),
        at('2026-10-01T00:00:00Z'),
      ],
    });

    const [{ facts }] = await collect(components(0, 2));

    expect(facts['deployments.rollbackCount30d']).toBe(3);
    expect(asked.slice(2)).toEqual(['deployments all 0', 'deployments all 2']);
  });

  it('asks no more often for many groups than for one', async () => {
    const { asked, collect } = worldOf({ entities: components(0, 5) });
    const groups = Array.from({ length: 300 }, (_, index) => ({
      ...GROUP,
      metadata: { name: `g${index}` },
    }));

    const found = await collect([...components(0, 2), ...groups], [GROUP]);

    expect(found).toHaveLength(303);
    expect(asked).toEqual([
      'stages',
      'environments all 0',
      'deployments all 0',
      'catalog',
      'environments ever 0',
    ]);
  });

  it('reads everything for one group', async () => {
    const [component] = components(0, 1);
    const of = (over: Partial<EnvironmentSummary>) => ({
      component: 'component:default/c0',
      owner: 'group:default/payments',
      phase: 'ready' as const,
      createdAt: '2026-11-20T00:00:00Z',
      ...over,
    });
    const { asked, collect } = worldOf({
      entities: [owned(component), GROUP],
      environments: [
        of({ createdAt: '2026-10-01T00:00:00Z' }),
        of({ createdAt: '2026-10-23T23:59:59Z', deletedAt: 'then' }),
        of({ createdAt: '2026-10-24T00:00:00Z', deletedAt: 'then' }),
        of({ owner: 'user:default/mina', readyAt: '2026-11-20T00:01:00Z' }),
        of({ owner: 'user:default/gone', expiresAt: '2026-12-01T00:00:00Z' }),
      ],
      deployments: [
        {
          component: 'component:default/c0',
          stage: 'production',
          status: 'succeeded',
          requestedAt: '2026-11-20T00:00:00Z',
        },
      ],
    });

    expect(await collect([GROUP])).toEqual([
      {
        entityRef: 'group:default/payments',
        facts: {
          // Of the first moment of 28 days, and the last two
          'environments.requests28d': 3,
          'environments.successShare28d': 1,
          // One of three has an end
          'environments.ttlShare': 1 / 3,
          'environments.orphans': 1,
          'deployments.approvalWaitP50Hours': undefined,
          'deployments.withoutApprovalShare30d': 1,
        },
      },
    ]);
    expect(asked.filter(it => /catalog|ever/.test(it))).toEqual([
      'catalog',
      // The newest first, and no further than it has to
      'environments ever 0',
      'environments ever 2',
      'catalog user:default/mina,user:default/gone',
    ]);
  });

  it('fails when the plugin cannot be asked, so that what was known stays', async () => {
    const { api, collect } = worldOf();
    api.queryDeployments = async () => {
      throw new Error('503');
    };

    await expect(collect(components(0, 2))).rejects.toThrow('503');
  });
});
