import { Freshness } from '@groundwork/backstage-plugin-ownership-common';
import { IdentifierSet } from '../domain/identifierSet';
import { encodeProjection, projectEntity } from '../domain/projection';
import { createCandidateFinder } from '../domain/resolve/candidates';
import { findNearest } from '../domain/resolve/nearest';
import { IndexState } from '../index/IndexState';
import { Resolver, ResolverOptions } from './Resolver';

const NOW = new Date('2026-03-03T03:00:00.000Z');

const FRESH: Freshness = {
  asOf: '2026-03-03T02:59:30.000Z',
  degraded: false,
  degradedReasons: [],
};

interface EntityGiven {
  ref: string;
  title?: string;
  owners?: string[];
  system?: string;
  says?: string[];
}

const ENTITIES: EntityGiven[] = [
  {
    ref: 'component:default/checkout-web',
    title: 'Checkout web',
    owners: ['group:default/payments-core'],
    system: 'system:default/payments',
    says: [
      'host pay.acme.test',
      'service-name checkout-web',
      'kubernetes-workload payments/checkout-web',
    ],
  },
  {
    ref: 'component:default/orders',
    title: 'Orders',
    owners: ['group:default/ordering', 'group:default/gone'],
    says: [
      'host orders.acme.test',
      'service-name orders',
      'host shared.acme.test',
    ],
  },
  {
    ref: 'component:default/stock',
    system: 'system:default/payments',
    says: ['service-name stock', 'host shared.acme.test'],
  },
  {
    ref: 'system:default/payments',
    owners: ['group:default/payments-core'],
  },
  { ref: 'group:default/payments-core', title: 'Payments core' },
  { ref: 'group:default/ordering', title: 'Ordering' },
];

function stateOf(given: EntityGiven[]): IndexState {
  const state = new IndexState({ storeId: 's', revision: 1 });
  for (const { ref, title, owners = [], system, says = [] } of given) {
    const [kind, name] = ref.split(':default/');
    const relations = [
      ...owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
      ...(system ? [{ type: 'partOf', targetRef: system }] : []),
    ];
    const projection = projectEntity({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name, title },
      spec: { type: 'service' },
      relations,
    });
    state.applyEntity({ entityRef: ref, text: encodeProjection(projection) });
    const identifiers = says.map(it => {
      const [identifierKind, key] = it.split(' ');
      return { kind: identifierKind, key, rule: 'a rule', confidence: 1 };
    }) as IdentifierSet['identifiers'];
    state.applySet({ source: 'catalog', entityRef: ref, identifiers });
  }
  state.applySource({
    source: 'catalog',
    state: {
      source: 'catalog',
      attemptedAt: NOW,
      succeededAt: NOW,
      problems: [],
      problemCount: 0,
      identifiers: 0,
    },
  });
  return state;
}

function setUp(
  rest: Partial<ResolverOptions> & {
    hidden?: string[];
    isCut?: boolean;
    ownersThen?: Map<string, string[]>;
  } = {},
) {
  const {
    hidden = [],
    isCut = false,
    ownersThen = new Map(),
    ...options
  } = rest;
  const state = stateOf(ENTITIES);
  const readable = jest.fn(
    async (refs: string[]) => new Set(refs.filter(it => !hidden.includes(it))),
  );
  const resolver = new Resolver({
    inheritOwners: false,
    index: {
      candidateFinder: () => {
        const find = createCandidateFinder(state);
        return tokens => ({ ...find(tokens), ...(isCut && { isCut }) });
      },
      findNearest: (tokens, query, limit) =>
        findNearest(state.names.all, tokens, query, limit),
      findOwnersAt: async () => ownersThen,
      freshness: () => FRESH,
      getEntity: ref => state.entities.get(ref),
      hasEntity: ref => state.hasEntity(ref),
      lastReadOf: source => state.lastReadOf(source),
    },
    ...options,
  });
  return { resolver, readable, context: { readable, now: NOW } };
}

const refsOf = (part: { answers: Array<{ entity: { entityRef: string } }> }) =>
  part.answers.map(({ entity }) => entity.entityRef.split('/')[1]);

describe('Resolver', () => {
  it('answers with entity, owners, evidence and freshness', async () => {
    const { resolver, context } = setUp();

    expect(
      await resolver.resolve({ query: 'orders.acme.test' }, context),
    ).toEqual({
      ...FRESH,
      status: 'found',
      answers: [
        {
          entity: {
            entityRef: 'component:default/orders',
            kind: 'component',
            title: 'Orders',
            type: 'service',
          },
          owners: [
            {
              entityRef: 'group:default/ordering',
              title: 'Ordering',
              exists: true,
            },
            { entityRef: 'group:default/gone', title: 'gone', exists: false },
          ],
          confidence: 0.9215,
          evidence: [
            {
              identifier: { kind: 'host', key: 'orders.acme.test' },
              text: 'orders.acme.test',
              match: 'exact',
              rule: 'a rule',
              source: 'catalog',
              observedAt: '2026-03-03T03:00:00.000Z',
              confidence: 0.95,
            },
          ],
        },
      ],
      margin: 1,
      lookedFor: expect.arrayContaining([
        expect.objectContaining({ kind: 'host', key: 'orders.acme.test' }),
      ]),
      nearest: [],
    });
  });

  it.each([
    ['https://pay.acme.test/cart?id=1', ['checkout-web']],
    ['checkout-web-7d9f8c6b5-x2k4p', ['checkout-web']],
    ['Checkout web', ['checkout-web']],
    ['component:default/stock', ['stock']],
    [
      '2026-03-03T02:59:00Z ERROR orders: upstream pay.acme.test timed out',
      ['checkout-web'],
    ],
  ])('answers %s', async (query, expected) => {
    const { resolver, context } = setUp();

    const answer = await resolver.resolve({ query }, context);

    expect(refsOf(answer).slice(0, 1)).toEqual(expected);
  });

  it('is certain of an entity that is named by its reference', async () => {
    const { resolver, context } = setUp();

    const { answers, status } = await resolver.resolve(
      { query: 'component:default/orders' },
      context,
    );

    expect(status).toBe('found');
    expect(answers[0]).toMatchObject({ confidence: 1 });
  });

  it('shows both of two that cannot be told apart', async () => {
    const { resolver, context } = setUp();

    const answer = await resolver.resolve(
      { query: 'shared.acme.test' },
      context,
    );

    expect(answer).toMatchObject({ status: 'ambiguous', margin: 0 });
    expect(refsOf(answer)).toEqual(['orders', 'stock']);
  });

  it('gives as many answers as asked for', async () => {
    const { resolver, context } = setUp();

    const answer = await resolver.resolve(
      { query: 'shared.acme.test', limit: 1 },
      context,
    );

    expect(answer.status).toBe('ambiguous');
    expect(answer.answers).toHaveLength(1);
  });

  it('offers what is near when it knows nothing', async () => {
    const { resolver, context } = setUp();

    const answer = await resolver.resolve(
      { query: 'chekout-web.acme.example' },
      context,
    );

    expect(answer).toMatchObject({ status: 'unknown', answers: [] });
    expect(answer.margin).toBeUndefined();
    expect(answer.lookedFor).not.toHaveLength(0);
    expect(answer.nearest).toMatchObject([
      {
        entity: { entityRef: 'component:default/checkout-web' },
        identifier: { kind: 'entity', key: 'component:default/checkout-web' },
      },
    ]);
  });

  it('answers each alert of a payload', async () => {
    const { resolver, context } = setUp();
    const alert = (name: string, service: string) => ({
      status: 'firing',
      labels: { alertname: name, service },
      annotations: {},
      startsAt: '2026-03-03T02:58:00Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: '',
      fingerprint: `f-${service}`,
    });

    const answer = await resolver.resolve(
      {
        payload: {
          version: '4',
          groupKey: '{}',
          status: 'firing',
          receiver: 'all',
          alerts: [alert('Slow', 'orders'), alert('Down', 'stock')],
        },
      },
      context,
    );

    expect(answer.parts?.map(part => [part.title, part.ref])).toEqual([
      ['Slow', 'f-orders'],
      ['Down', 'f-stock'],
    ]);
    expect(answer.parts?.map(part => refsOf(part)[0])).toEqual([
      'orders',
      'stock',
    ]);
    expect(refsOf(answer)[0]).toBe('orders');
  });

  it.each([[{ alerts: [] }], [{}], [[]], [null], [7]])(
    'has an answer to the payload %j',
    async payload => {
      const { resolver, context } = setUp();

      expect(await resolver.resolve({ payload }, context)).toMatchObject({
        status: 'unknown',
        answers: [],
        nearest: [],
      });
    },
  );

  describe('what the asker may not read', () => {
    it('is no answer, and counts for nothing', async () => {
      const { resolver, context } = setUp({
        hidden: ['component:default/stock'],
      });

      const answer = await resolver.resolve(
        { query: 'shared.acme.test' },
        context,
      );

      expect(answer).toMatchObject({ status: 'found', margin: 1 });
      expect(refsOf(answer)).toEqual(['orders']);
      // as if nobody else claimed it
      expect(answer.answers[0].confidence).toBe(0.9215);
    });

    it('is not near either', async () => {
      const { resolver, context } = setUp({
        hidden: ['component:default/checkout-web'],
      });

      for (const query of ['pay.acme.test', 'chekout-web', 'checkout-web']) {
        const answer = await resolver.resolve({ query }, context);
        expect(JSON.stringify({ ...answer, lookedFor: [] })).not.toContain(
          'checkout',
        );
      }
    });

    it('gives no title and passes on no owner', async () => {
      const { resolver, context } = setUp({
        inheritOwners: true,
        hidden: ['group:default/ordering', 'system:default/payments'],
      });
      const ask = async (query: string) => {
        const { answers } = await resolver.resolve({ query }, context);
        return answers[0];
      };

      expect((await ask('orders.acme.test')).owners[0]).toEqual({
        entityRef: 'group:default/ordering',
        title: 'ordering',
        exists: true,
      });
      expect(await ask('component:default/stock')).toMatchObject({
        owners: [],
      });
    });
  });

  it('labels what is inherited', async () => {
    const { resolver, context } = setUp({ inheritOwners: true });

    const { answers } = await resolver.resolve({ query: 'stock' }, context);

    expect(answers[0]).toMatchObject({
      owners: [{ entityRef: 'group:default/payments-core' }],
      inheritedFrom: 'system:default/payments',
    });
  });

  describe('at another time', () => {
    it('gives the owners of then', async () => {
      const { resolver, context } = setUp({
        ownersThen: new Map([
          ['component:default/orders', ['group:default/payments-core']],
        ]),
      });

      const answer = await resolver.resolve(
        { query: 'orders.acme.test', at: '2026-03-01' },
        context,
      );

      expect(answer.answers[0].owners).toEqual([
        {
          entityRef: 'group:default/payments-core',
          title: 'Payments core',
          exists: true,
        },
      ]);
      expect(answer.degraded).toBe(false);
    });

    it('says when that is not known', async () => {
      const { resolver, context } = setUp();

      expect(
        await resolver.resolve(
          { query: 'orders.acme.test', at: '2026-03-01T10:00:00+01:00' },
          context,
        ),
      ).toMatchObject({
        answers: [{ owners: [] }],
        degraded: true,
        degradedReasons: [
          'Who owned Orders at 2026-03-01T09:00:00.000Z is not known: that was not recorded yet.',
        ],
      });
    });
  });

  describe('contact', () => {
    const card = (name: string) => ({
      onCall: { status: 'none' as const, levels: [] },
      channel: { name },
      dashboards: [],
      nearest: [],
      dependencies: [],
      dependents: [],
    });

    it('is added where it is asked for', async () => {
      const contacts = jest.fn(async (entities: Array<{ name: string }>) =>
        entities.map(({ name }) => card(name)),
      ) as unknown as jest.MockedFunction<
        NonNullable<ResolverOptions['contacts']>
      >;
      const { resolver, context } = setUp({ contacts });

      const without = await resolver.resolve(
        { query: 'shared.acme.test' },
        context,
      );
      const withIt = await resolver.resolve(
        { query: 'shared.acme.test', include: ['contact'] },
        context,
      );

      expect(without.answers[0].contact).toBeUndefined();
      expect(withIt.answers.map(it => it.contact?.channel?.name)).toEqual([
        'orders',
        'stock',
      ]);
      expect(contacts).toHaveBeenCalledTimes(1);
      expect(contacts.mock.calls[0][1].at).toEqual(NOW);
      expect(
        await contacts.mock.calls[0][1].readable(['group:default/ordering']),
      ).toEqual(new Set(['group:default/ordering']));
    });
  });

  describe('in a batch', () => {
    it('answers in order, with as many calls as for one', async () => {
      const { resolver, readable, context } = setUp();
      const questions = Array.from({ length: 100 }, (_, index) => ({
        query: ['orders.acme.test', 'pay.acme.test', 'nothing.example'][
          index % 3
        ],
      }));

      const { items, ...freshness } = await resolver.resolveBatch(
        { questions },
        context,
      );

      expect(freshness).toEqual(FRESH);
      expect(items.map(item => item.status).slice(0, 3)).toEqual([
        'found',
        'found',
        'unknown',
      ]);
      expect(items.slice(0, 2).map(item => refsOf(item)[0])).toEqual([
        'orders',
        'checkout-web',
      ]);
      expect(items).toHaveLength(100);
      expect(readable.mock.calls.length).toBeLessThanOrEqual(2);
    });

    it('does not say "found" where it could not look at everything', async () => {
      const { resolver, context } = setUp({ isCut: true });

      const { items, ...freshness } = await resolver.resolveBatch(
        { questions: [{ query: 'orders.acme.test' }, { query: 'what' }] },
        context,
      );

      expect(items.map(item => [item.status, ...refsOf(item)])).toEqual([
        ['ambiguous', 'orders'],
        ['unknown'],
      ]);
      expect(freshness).toEqual({
        ...FRESH,
        degraded: true,
        degradedReasons: [
          '2 of these questions are answered from a part of what is known: together they lead to more than is looked at in one request; ask fewer at once.',
        ],
      });
    });

    it('answers nothing to no questions', async () => {
      const { resolver, context } = setUp();

      expect(await resolver.resolveBatch({ questions: [] }, context)).toEqual({
        items: [],
        ...FRESH,
      });
    });
  });
});
