import { gzipSync } from 'node:zlib';
import { mockCredentials } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import {
  GRAFANA,
  PAGERDUTY_ACKNOWLEDGE,
  PAGERDUTY_TRIGGER,
} from '../../domain/enrichment/__testUtils__/payloads';
import { alertsFor, createAcme } from '../../enrichment/__testUtils__/acme';
import { TestServer } from '../../providers/feeds/origin/__testUtils__/testServer';
import { Resolver } from '../../resolver/Resolver';
import {
  createEnrichApp,
  createEnrichDeps,
  SECRET,
} from './__testUtils__/enrichApp';

const GROUP = alertsFor({ instance: 'pay.acme.test:443' });

const server = new TestServer();
let acme: Awaited<ReturnType<typeof createAcme>>;
beforeAll(async () => {
  await server.start();
  acme = await createAcme();
});
afterAll(async () => {
  await server.stop();
  await acme.remove();
});

function appWith(
  options: Partial<Parameters<typeof createEnrichDeps>[0]> = {},
) {
  const deps = createEnrichDeps({ resolver: acme.resolver, ...options });
  const app = createEnrichApp(deps);
  const post = (path: string, body: string | Buffer = GROUP) =>
    request(app)
      .post(`/api/ownership/enrich${path}`)
      .set('Authorization', mockCredentials.service.header())
      .set('Content-Type', 'application/json')
      .serialize(it => it)
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', chunk => chunks.push(Buffer.from(chunk)));
        res.on('end', () => done(null, String(Buffer.concat(chunks))));
      })
      .send(body);
  return { app, post, counts: deps.metrics.counts };
}

/** A receiver that keeps what it gets. */
function receiverWith(more: JsonObject = {}) {
  const bodies: string[] = [];
  const url = server.on('/hook', (req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', chunk => chunks.push(chunk));
    req.on('end', () => {
      bodies.push(String(Buffer.concat(chunks)));
      res.writeHead(202, { 'content-type': 'text/plain' }).end('taken');
    });
  });
  const chat = { name: 'chat', url, allowPrivateNetwork: true, ...more };
  return { enrichment: { receivers: [chat] }, bodies };
}

const hanging: Pick<Resolver, 'resolve'> = {
  resolve: () => new Promise(() => {}),
};

describe('without a receiver', () => {
  it.each<[string, string, string]>([
    ['/alertmanager', GROUP, 'enriched'],
    ['/grafana', JSON.stringify(GRAFANA), 'enriched'],
    ['/pagerduty', JSON.stringify(PAGERDUTY_TRIGGER), 'enriched'],
    [
      '/pagerduty',
      JSON.stringify(PAGERDUTY_ACKNOWLEDGE),
      'unchanged; reason=nothing-to-enrich',
    ],
    ['/alertmanager', 'disk full', 'failed; reason=not-understood'],
  ])('%s answers with the payload', async (path, body, header) => {
    const answer = await appWith().post(path, body);
    const { status, headers } = answer;

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-groundwork-enrichment': header,
    });
    expect(answer.body === body).toBe(header !== 'enriched');
  });

  it('names the owner', async () => {
    const { body } = await appWith().post('/alertmanager');

    expect(JSON.parse(body).alerts[0].annotations).toMatchObject({
      groundwork_owner: 'Payments Core',
    });
  });

  it('takes a payload that is packed, or says nothing of its type', async () => {
    const { post } = appWith();

    await expect(
      post('/alertmanager', gzipSync(GROUP)).set('Content-Encoding', 'gzip'),
    ).resolves.toMatchObject({ status: 200 });
    await expect(
      post('/alertmanager').set('Content-Type', 'text/plain'),
    ).resolves.toMatchObject({
      headers: { 'x-groundwork-enrichment': 'enriched' },
    });
  });

  it.each<[string, Buffer, number]>([
    ['large', Buffer.alloc(1024 * 1024 + 1, ' '), 413],
    ['empty', Buffer.alloc(0), 400],
  ])('refuses a payload that is %s', async (_, body, status) => {
    expect((await appWith().post('/alertmanager', body)).status).toBe(status);
  });

  it('refuses what becomes large when it is unpacked', async () => {
    const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024));

    await expect(
      appWith().post('/alertmanager', packed).set('Content-Encoding', 'gzip'),
    ).resolves.toMatchObject({ status: 413 });
  });

  it('refuses parameters that it does not know', async () => {
    const { status, body } = await appWith().post('/grafana?reciever=chat');

    expect(status).toBe(400);
    expect(JSON.parse(body).error.message).toContain('reciever');
  });
});

describe('with a receiver', () => {
  it('sends the enriched payload on, and answers with its answer', async () => {
    const { enrichment, bodies } = receiverWith();
    const { post, counts } = appWith({ enrichment });

    const { status, body, headers } = await post('/alertmanager?receiver=chat');

    expect({ status, body }).toEqual({ status: 202, body: 'taken' });
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'x-groundwork-enrichment': 'enriched',
    });
    expect(JSON.parse(bodies[0]).alerts[0].annotations).toHaveProperty(
      'groundwork_owner',
      'Payments Core',
    );
    expect(counts).toEqual({
      'ownership.enrichment.payloads': { 'alertmanager enriched': 1 },
      'ownership.enrichment.deliveries': { 'chat 202': 1 },
    });
  });

  it.each<[string, string, Pick<Resolver, 'resolve'> | undefined, string]>([
    ['is not understood', 'disk full', undefined, 'not-understood'],
    ['cannot be enriched in time', GROUP, hanging, 'timeout'],
  ])('sends on what %s, as it came', async (_, body, resolver, reason) => {
    const { enrichment, bodies } = receiverWith();
    const { post, counts } = appWith({
      enrichment,
      ...(resolver && { resolver }),
    });

    const { status, headers } = await post('/alertmanager?receiver=chat', body);

    expect(status).toBe(202);
    expect(headers['x-groundwork-enrichment']).toBe(`failed; reason=${reason}`);
    expect(bodies).toEqual([body]);
    expect(counts['ownership.enrichment.payloads']).toEqual({
      [`alertmanager failed; reason=${reason}`]: 1,
    });
  });

  it('names the receivers there are to who asks for another', async () => {
    const { post } = appWith(receiverWith());

    const { status, body } = await post('/alertmanager?receiver=chta');

    expect(status).toBe(404);
    expect(JSON.parse(body).error.message).toBe(
      "There is no receiver 'chta' under ownership.enrichment.receivers; there are 'chat'",
    );
  });

  it('answers 502 when it cannot be reached, so that the sender tries again', async () => {
    const { post, counts } = appWith(
      receiverWith({ url: 'http://127.0.0.1:1/' }),
    );

    const { status, body } = await post('/alertmanager?receiver=chat');

    expect(status).toBe(502);
    expect(JSON.parse(body).error.name).toBe('BadGatewayError');
    expect(counts['ownership.enrichment.deliveries']).toEqual({
      'chat none': 1,
    });
  });

  it('delivers what it has taken, though the sender is gone', async () => {
    let leave = () => {};
    const arrived = new Promise<void>(resolve => {
      server.on('/slow', (req, res) => {
        req.resume().on('end', () => {
          leave();
          res.writeHead(200).end();
          resolve();
        });
      });
    });
    const url = `http://127.0.0.1:${server.port}/slow`;
    const { post, counts } = appWith(receiverWith({ url }));
    const sender = post('/alertmanager?receiver=chat');
    leave = () => sender.abort();
    sender.end(() => {});

    await arrived;
    await until(() => counts['ownership.enrichment.deliveries']);

    expect(counts['ownership.enrichment.deliveries']).toEqual({
      'chat 200': 1,
    });
  });
});

describe('who may send', () => {
  const basic = Buffer.from(`alertmanager:${SECRET}`).toString('base64');

  it.each<[string, Record<string, string>]>([
    [
      'a service with a token',
      { Authorization: mockCredentials.service.header() },
    ],
    ['a user with a token', { Authorization: mockCredentials.user.header() }],
    ['the secret as a token', { Authorization: `Bearer ${SECRET}` }],
    ['the secret as a password', { Authorization: `Basic ${basic}` }],
    ['the secret in a header', { 'X-Groundwork-Secret': SECRET }],
  ])('is %s', async (_, headers) => {
    const { status, body } = await request(appWith().app)
      .post('/api/ownership/enrich/alertmanager')
      .set({ 'Content-Type': 'application/json', ...headers })
      .send(GROUP);

    expect(status).toBe(200);
    expect(body.alerts[0].annotations).toHaveProperty('groundwork_owner');
  });

  it.each<[string, Record<string, string>]>([
    ['nobody', {}],
    ['another secret', { 'X-Groundwork-Secret': `${SECRET}x` }],
    ['another password', { Authorization: 'Basic YTpi' }],
    ['a broken token', { Authorization: mockCredentials.user.invalidHeader() }],
    ['a cookie', { Cookie: mockCredentials.limitedUser.cookie() }],
  ])('is not %s, who learns nothing', async (_, headers) => {
    const { enrichment, bodies } = receiverWith();
    const { app } = appWith({ enrichment });

    const send = (receiver: string) =>
      request(app)
        .post(`/api/ownership/enrich/alertmanager?receiver=${receiver}`)
        .set({ 'Content-Type': 'application/json', ...headers })
        .send(GROUP);
    const known = await send('chat');
    const unknown = await send('tach');

    expect([known.status, unknown.status]).toEqual([401, 401]);
    expect(unknown.text.replace('tach', 'chat')).toBe(known.text);
    expect(bodies).toEqual([]);
  });

  it('is nobody by a secret where none is configured', async () => {
    const { app } = appWith({ enrichment: { secret: undefined } });

    await expect(
      request(app)
        .post('/api/ownership/enrich/alertmanager')
        .set('X-Groundwork-Secret', 'undefined')
        .send(GROUP),
    ).resolves.toMatchObject({ status: 401 });
  });
});

async function until(isTrue: () => unknown): Promise<void> {
  while (!isTrue()) {
    await new Promise(resolve => {
      setTimeout(resolve, 5);
    });
  }
}
