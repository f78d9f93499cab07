import { ScorecardsClient } from './client';

function clientThatGets(answer: Response) {
  const fetch = jest.fn<Promise<Response>, Parameters<typeof globalThis.fetch>>(
    async () => answer,
  );
  const client = new ScorecardsClient({
    discoveryApi: {
      getBaseUrl: async () => 'http://backend.test/api/scorecards',
    },
    fetchApi: { fetch },
  });
  return {
    client,
    asked: () => fetch.mock.calls.map(([url]) => url),
    bodies: () =>
      fetch.mock.calls.map(([, init]) => JSON.parse(String(init?.body))),
  };
}

describe('ScorecardsClient', () => {
  it('hands out an export as it comes', async () => {
    const { client, asked } = clientThatGets(new Response('a,b\n'));
    const response = await client.exportEntities('production-readiness', {
      format: 'csv',
      tier: [1, 2],
      orderBy: '-score',
    });
    await expect(response.text()).resolves.toBe('a,b\n');
    expect(asked()).toEqual([
      'http://backend.test/api/scorecards/scorecards/production-readiness/export?format=csv&tier=1&tier=2&orderBy=-score',
    ]);
  });

  it.each([
    [undefined, ''],
    [2, '?version=2'],
  ])('reads a definition, of version %s', async (version, query) => {
    const { client, asked } = clientThatGets(new Response('kind: Scorecard\n'));
    await expect(
      client.readDefinition('production-readiness', { version }),
    ).resolves.toBe('kind: Scorecard\n');
    expect(asked()).toEqual([
      `http://backend.test/api/scorecards/scorecards/production-readiness/definition${query}`,
    ]);
  });

  it('asks for standings with a body, since refs do not fit into an address', async () => {
    const page = { items: [], pageInfo: {} };
    const { client, asked, bodies } = clientThatGets(Response.json(page));
    await expect(
      client.queryStandings('maturity', {
        entityRefs: ['group:default/payments'],
        limit: 20,
      }),
    ).resolves.toEqual(page);
    expect(asked()).toEqual([
      'http://backend.test/api/scorecards/scorecards/maturity/standings',
    ]);
    expect(bodies()).toEqual([
      { entityRefs: ['group:default/payments'], limit: 20 },
    ]);
  });
});
