import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { alertsFor, createAcme } from '../../enrichment/__testUtils__/acme';
import { TestServer } from '../../providers/feeds/origin/__testUtils__/testServer';
import {
  createEnrichApp,
  createEnrichDeps,
  SECRET,
} from './__testUtils__/enrichApp';

const GROUP = alertsFor({ instance: 'pay.acme.test:443' });
const USER = mockCredentials.user.header();
const SERVICE = mockCredentials.service.header();

const server = new TestServer();
const arrived: string[] = [];
let acme: Awaited<ReturnType<typeof createAcme>>;
beforeAll(async () => {
  await server.start();
  server.on('/hook', (req, res) => {
    let body = '';
    req.on('data', chunk => {
      body += chunk;
    });
    req.on('end', () => {
      arrived.push(body);
      res.writeHead(200).end();
    });
  });
  acme = await createAcme();
});
afterAll(async () => {
  await server.stop();
  await acme.remove();
});
beforeEach(() => arrived.splice(0));

type Decide = (
  requests: Array<{ permission: { name: string } }>,
) => Promise<Array<{ result: AuthorizeResult.ALLOW | AuthorizeResult.DENY }>>;

async function send(authorization: string, decide: Decide) {
  const deps = createEnrichDeps({
    resolver: acme.resolver,
    permissions: {
      authorize: decide,
      authorizeConditional: decide,
    },
    budgetMs: 50,
    enrichment: {
      receivers: [
        {
          name: 'chat',
          url: `http://127.0.0.1:${server.port}/hook`,
          allowPrivateNetwork: true,
        },
      ],
    },
  });
  const { status, headers } = await request(createEnrichApp(deps))
    .post('/api/ownership/enrich/alertmanager?receiver=chat')
    .set('Content-Type', 'application/json')
    .set('Authorization', authorization)
    .send(GROUP);
  return { status, enrichment: headers['x-groundwork-enrichment'] };
}

const allow =
  (...names: string[]): Decide =>
  async requests =>
    requests.map(({ permission }) => ({
      result: names.includes(permission.name)
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
    }));
const fail: Decide = async () => {
  throw new Error('permissions are down');
};
const hang: Decide = () => new Promise(() => {});

it.each([
  ['a user', USER],
  ['a service', SERVICE],
])('%s needs the permission', async (_, authorization) => {
  expect(await send(authorization, allow('catalog.entity.read'))).toMatchObject(
    { status: 403 },
  );
  expect(arrived).toEqual([]);
});

it('alerts tell of what their sender may read', async () => {
  const { enrichment } = await send(SERVICE, allow('ownership.enrich'));

  expect(enrichment).toBe('enriched');
  expect(JSON.parse(arrived[0]).alerts[0].annotations).toMatchObject({
    groundwork_ownership_status: 'unknown',
  });
});

describe.each([
  ['fail', fail],
  ['do not answer', hang],
])('while permissions %s', (_, decide) => {
  it("a service's alerts go on as they came", async () => {
    expect(await send(SERVICE, decide)).toEqual({
      status: 200,
      enrichment: 'failed; reason=unavailable',
    });
    expect(arrived).toEqual([GROUP]);
  });

  it("a user's do not: nobody knows whether they may", async () => {
    expect(await send(USER, decide)).toMatchObject({ status: 503 });
    expect(arrived).toEqual([]);
  });
});

it('with the secret nobody needs a permission to send', async () => {
  const { status } = await send(`Bearer ${SECRET}`, allow());

  expect(status).toBe(200);
  expect(arrived).toHaveLength(1);
});
