import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ADA,
  ORDERING,
  ORDERS,
  PAYMENTS,
  PAYMENTS_CORE,
  STOCK,
} from '../../__testUtils__/acme';
import {
  serviceHeader,
  startOwnership,
} from '../../__testUtils__/startOwnership';

let ownership: Awaited<ReturnType<typeof startOwnership>>;
beforeAll(async () => {
  ownership = await startOwnership();
}, 30_000);

const resolve = (body: object, authorization?: string) =>
  ownership.post('/resolve', body, authorization);

interface Part {
  answers: Array<{ entity: { entityRef: string } }>;
}
const refsOf = ({ answers }: Part) =>
  answers.map(({ entity }) => entity.entityRef);

describe('POST /resolve', () => {
  it('finds the owner of what was pasted', async () => {
    const { status, body } = await resolve({
      query: '2026-03-03 ERROR https://pay.acme.test/cart?id=1 timed out',
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'found',
      answers: [
        {
          entity: { entityRef: PAYMENTS, title: 'Payments', tier: 1 },
          owners: [
            { entityRef: PAYMENTS_CORE, title: 'Payments core', exists: true },
          ],
          evidence: [
            {
              identifier: { kind: 'host', key: 'pay.acme.test' },
              rule: 'annotation groundwork.dev/hosts',
              source: 'catalog',
            },
          ],
        },
      ],
      degraded: false,
      degradedReasons: [],
    });
    expect(body.answers[0]).not.toHaveProperty('contact');
  });

  it('shows both of two that claim one host', async () => {
    const { body } = await resolve({ query: 'shared.acme.test' });

    expect(body.status).toBe('ambiguous');
    expect(refsOf(body)).toEqual([ORDERS, STOCK]);
  });

  it('says what it looked for when it knows nothing', async () => {
    const { status, body } = await resolve({ query: 'nowhere.example.test' });

    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'unknown', answers: [] });
    expect(body.lookedFor).toContainEqual(
      expect.objectContaining({ kind: 'host', key: 'nowhere.example.test' }),
    );
  });

  it('answers each alert of a payload', async () => {
    const alert = (host: string) => ({
      status: 'firing',
      labels: { alertname: `Down ${host}`, instance: host },
      annotations: {},
      startsAt: '2026-03-03T02:58:00Z',
      fingerprint: host,
    });
    const { body } = await resolve({
      payload: {
        version: '4',
        groupKey: '{}',
        status: 'firing',
        receiver: 'all',
        alerts: [alert('pay.acme.test'), alert('stock.acme.test')],
      },
    });

    expect(body.parts.map(refsOf)).toEqual([[PAYMENTS], [STOCK]]);
    expect(body.parts[1].ref).toBe('stock.acme.test');
  });

  it('adds contact where it is asked for', async () => {
    const { body } = await resolve({
      query: 'pay.acme.test',
      include: ['contact'],
    });

    expect(body.answers[0].contact).toMatchObject({
      onCall: { status: 'none' },
      channel: { name: '#payments-incidents' },
      runbook: { url: 'https://docs.acme.test/runbooks/payments' },
      tier: 1,
      nearest: [{ name: 'Ada Byron', entityRef: ADA }],
      dependents: [
        { entity: { entityRef: ORDERS }, hops: 1 },
        { entity: { title: 'Vault of keys' }, hops: 1 },
      ],
    });
  });

  it('gives as many answers as asked for', async () => {
    const { body } = await resolve({ query: 'shared.acme.test', limit: 1 });

    expect(body.status).toBe('ambiguous');
    expect(body.answers).toHaveLength(1);
  });

  it('tells of owners at another time, and what is not known of it', async () => {
    const { status, body } = await resolve({
      query: 'pay.acme.test',
      at: '2020-01-01',
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      answers: [{ entity: { entityRef: PAYMENTS }, owners: [] }],
      degraded: true,
      degradedReasons: [
        'Who owned Payments at 2020-01-01T00:00:00.000Z is not known: that was not recorded yet.',
      ],
    });

    const now = await resolve({
      query: 'pay.acme.test',
      at: new Date().toISOString(),
    });
    expect(now.body.answers[0].owners).toMatchObject([
      { entityRef: PAYMENTS_CORE },
    ]);
  });

  it.each<[string, object, string]>([
    ['nothing', {}, "Neither 'query' nor 'payload' is given"],
    [
      'both',
      { query: 'a', payload: {} },
      "Both 'query' and 'payload' are given",
    ],
    ['an empty query', { query: ' ' }, "'query' is empty"],
    ['another type', { query: 7 }, 'body.query must be a string'],
    [
      'an unknown property',
      { query: 'a', querry: 'a' },
      'body.querry is not known here; known are query, payload, at, limit, include',
    ],
    ['a limit of 0', { query: 'a', limit: 0 }, 'body.limit must be at least 1'],
    ['a limit of 21', { query: 'a', limit: 21 }, 'must be at most 20'],
    [
      'a time that is none',
      { query: 'a', at: 'yesterday' },
      "'at' is 'yesterday'; it must be a time in ISO 8601",
    ],
    [
      'the future',
      { query: 'a', at: '2999-01-01' },
      "'at' is '2999-01-01', which is in the future",
    ],
    [
      'more than it can add',
      { query: 'a', include: ['everything'] },
      'body.include[0] must be one of "contact"',
    ],
    [
      'ten megabytes, and names the limit',
      { query: 'x'.repeat(10 * 1024 * 1024) },
      "'query' is 10485760 bytes long; at most 1048576 (1 MiB) are read",
    ],
    [
      'a payload of ten megabytes, and names the limit',
      { payload: ['x'.repeat(10 * 1024 * 1024)] },
      'at most 1048576 (1 MiB) are read',
    ],
  ])('refuses %s', async (_, body, message) => {
    const response = await resolve(body);

    expect(response.status).toBe(400);
    expect(response.body.error).toMatchObject({ name: 'InputError' });
    expect(response.body.error.message).toContain(message);
  });

  it('names its limit to a body that is beyond all measure', async () => {
    const response = await resolve({ query: 'x'.repeat(13 * 1024 * 1024) });

    expect(response.status).toBe(413);
    expect(response.body.error.message).toContain(`${12 * 1024 * 1024} bytes`);
  });

  it.each<[string, object]>([
    ['binary', { query: Buffer.alloc(4096, 0x80).toString('latin1') }],
    [
      'NUL and control characters',
      { query: '\u0000\u0001 pay.acme.test \u001b' },
    ],
    ['half of a pair of surrogates', { query: '\ud83d pay.acme.test' }],
    ['the properties of all objects', { payload: { constructor: 1 } }],
    ['a list', { payload: [[], [{}], 'pay.acme.test'] }],
    ['nothing', { payload: null }],
  ])('has an answer to %s', async (_, body) => {
    const response = await resolve(body);

    expect(response.status).toBe(200);
    expect(response.body.status).toMatch(/^(found|ambiguous|unknown)$/);
  });

  it.each([50, 1_000, 3_000, 5_000, 7_000, 9_000, 200_000])(
    'stands JSON that is %i levels deep',
    async depth => {
      const json = `{"payload":${'['.repeat(depth)}${']'.repeat(depth)}}`;

      const response = await ownership.postText('/resolve', json);

      expect([200, 400]).toContain(response.status);
    },
  );

  it('does not let a prototype be set', async () => {
    const response = await ownership.postText(
      '/resolve',
      '{"payload":{"__proto__":{"isPolluted":true}},"limit":1}',
    );

    expect(response.status).toBe(200);
    expect({}).not.toHaveProperty('isPolluted');
  });
});

describe('who may ask', () => {
  it('refuses who is not signed in', async () => {
    const none = mockCredentials.none.header();

    expect((await resolve({ query: 'a' }, none)).status).toBe(401);
    expect(
      (await ownership.post('/resolve/batch', { queries: [] }, none)).status,
    ).toBe(401);
    expect(
      (await resolve({ query: 'a' }, mockCredentials.user.invalidHeader()))
        .status,
    ).toBe(401);
  });

  it('answers other plugins', async () => {
    const { status, body } = await resolve(
      { query: 'stock.acme.test' },
      serviceHeader(),
    );

    expect(status).toBe(200);
    expect(body.answers[0].owners).toMatchObject([{ entityRef: ORDERING }]);
  });
});
