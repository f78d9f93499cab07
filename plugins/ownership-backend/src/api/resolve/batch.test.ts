import { PAYMENTS, STOCK } from '../../__testUtils__/acme';
import { startOwnership } from '../../__testUtils__/startOwnership';

let ownership: Awaited<ReturnType<typeof startOwnership>>;
beforeAll(async () => {
  ownership = await startOwnership();
}, 30_000);

const resolve = (body: object) => ownership.post('/resolve/batch', body);

describe('POST /resolve/batch', () => {
  it('answers in the order of the questions', async () => {
    const { status, body } = await resolve({
      queries: [
        { query: 'stock.acme.test' },
        { query: 'nowhere.example.test' },
        { payload: { 'host.name': 'pay.acme.test' } },
      ],
      limit: 1,
    });

    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { status: 'found', answers: [{ entity: { entityRef: STOCK } }] },
      { status: 'unknown', answers: [] },
      { status: 'found', answers: [{ entity: { entityRef: PAYMENTS } }] },
    ]);
    expect(body).toMatchObject({ degraded: false, degradedReasons: [] });
  });

  it('answers none', async () => {
    const { status, body } = await resolve({ queries: [] });

    expect(status).toBe(200);
    expect(body.items).toEqual([]);
  });

  it('answers a thousand', async () => {
    const { status, body } = await resolve({
      queries: Array.from({ length: 1_000 }, (_, number) => ({
        query: number % 2 ? 'pay.acme.test' : `n${number}.example.test`,
      })),
    });

    expect(status).toBe(200);
    expect(body.items).toHaveLength(1_000);
    expect(body.items[0].status).toBe('unknown');
    expect(body.items[999].status).toBe('found');
  });

  it.each<[string, object, string]>([
    [
      'a thousand and one',
      { queries: Array(1_001).fill({ query: 'a' }) },
      'There are 1001 questions; at most 1000 are answered at once',
    ],
    ['nothing', {}, 'body.queries is required: a list'],
    [
      'a question that is wrong, and says which',
      { queries: [{ query: 'a' }, { query: 'a', payload: {} }] },
      "queries[1]: Both 'query' and 'payload' are given",
    ],
    [
      'what holds for all of them within one',
      { queries: [{ query: 'a', limit: 3 }] },
      'body.queries[0].limit is not known here; known are query, payload',
    ],
  ])('refuses %s', async (_, body, message) => {
    const response = await resolve(body);

    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
  });
});
