import { RequestListener } from 'node:http';
import { TestServer } from '../providers/feeds/origin/__testUtils__/testServer';
import { ReceiverConfig } from './config';
import { Receiver } from './Receiver';

const server = new TestServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

const BODY = Buffer.from('{"alerts":[]}');

function receiverAt(url: string, more: Partial<ReceiverConfig> = {}) {
  return new Receiver({
    name: 'chat',
    url: new URL(url),
    headers: {},
    timeoutMs: 5_000,
    allowPrivateNetwork: true,
    ...more,
  });
}

/** What arrives at a receiver that answers 202. */
async function deliver(
  headers: Record<string, string>,
  more: Partial<ReceiverConfig> = {},
) {
  const arrived: Buffer[] = [];
  const url = server.on('/hook', (request, response) => {
    request.on('data', chunk => arrived.push(chunk));
    request.on('end', () => response.writeHead(202).end('taken'));
  });
  const answer = await receiverAt(url, more).send(BODY, headers);
  return {
    answer,
    body: Buffer.concat(arrived),
    headers: server.requests.at(-1)!.headers,
  };
}

describe('Receiver', () => {
  it('gets the bytes, and what tells about them', async () => {
    const { answer, body, headers } = await deliver({
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Alertmanager/0.25.0',
      authorization: 'Bearer of-the-portal',
      cookie: 'session=1',
      connection: 'keep-alive, x-hop',
      'x-hop': '1',
      'x-groundwork-secret': 'secret',
      'x-pagerduty-signature': 'v1=ab',
      'transfer-encoding': 'chunked',
      'content-encoding': 'gzip',
      host: 'portal.acme.test',
    });

    expect(answer).toEqual({
      status: 202,
      headers: {},
      body: Buffer.from('taken'),
    });
    expect(body).toEqual(BODY);
    expect(headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Alertmanager/0.25.0',
      'content-length': '13',
      host: `127.0.0.1:${server.port}`,
      connection: 'close',
    });
  });

  it('gets the headers that the configuration says', async () => {
    const { headers } = await deliver(
      { 'content-type': 'text/plain', 'user-agent': 'x' },
      {
        headers: {
          Authorization: 'Bearer of-chat',
          'User-Agent': 'groundwork',
        },
      },
    );

    expect(headers).toMatchObject({
      authorization: 'Bearer of-chat',
      'user-agent': 'groundwork',
      'content-type': 'text/plain',
    });
  });

  it.each([200, 204, 400, 401, 404, 429, 500, 503])(
    'may answer %d',
    async status => {
      const url = server.on('/status', (_, response) =>
        response
          .writeHead(status, {
            'content-type': 'text/plain',
            'retry-after': '7',
            'set-cookie': 'a=b',
            'x-other': '1',
          })
          .end(),
      );

      expect(await receiverAt(url).send(BODY, {})).toEqual({
        status,
        headers: { 'content-type': 'text/plain', 'retry-after': '7' },
        body: Buffer.alloc(0),
      });
    },
  );

  it('may answer at length, which is not passed on', async () => {
    const url = server.on('/long', (_, response) => {
      response.on('error', () => {});
      response.writeHead(500).end(Buffer.alloc(2 * 1024 * 1024));
    });

    expect(await receiverAt(url).send(BODY, {})).toEqual({
      status: 500,
      headers: {},
      body: Buffer.alloc(0),
    });
  });

  it.each<[string, RequestListener, Partial<ReceiverConfig>, number, string]>([
    [
      'hangs',
      () => {},
      { timeoutMs: 50 },
      504,
      "Receiver 'chat' has not answered within 50 ms",
    ],
    [
      'hangs half-way',
      (_, response) => {
        response.writeHead(200, { 'content-length': '10' }).write('half');
      },
      { timeoutMs: 200 },
      504,
      "Receiver 'chat' has not answered within 200 ms",
    ],
    [
      'closes the connection',
      request => {
        request.socket.destroy();
      },
      {},
      502,
      "Receiver 'chat' cannot be reached: socket hang up",
    ],
    [
      'closes it half-way',
      (request, response) => {
        response.writeHead(200, { 'content-length': '10' });
        response.write('half', () => request.socket.destroy());
      },
      {},
      502,
      "Receiver 'chat' cannot be reached: aborted",
    ],
    [
      'leads elsewhere',
      (_, response) => {
        response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
      },
      {},
      502,
      "Receiver 'chat' answered 302, and redirects are not followed; set its url to where it leads",
    ],
  ])(
    'that %s is a bad gateway',
    async (_, route, more, statusCode, message) => {
      const url = server.on('/broken', route);

      await expect(receiverAt(url, more).send(BODY, {})).rejects.toMatchObject({
        name: 'BadGatewayError',
        statusCode,
        message: expect.stringContaining(message),
      });
    },
  );

  it.each([
    ['http://127.0.0.1:1/', true, 'ECONNREFUSED'],
    ['http://nowhere.invalid/', true, 'nowhere.invalid'],
    [
      'http://127.0.0.1/',
      false,
      'loopback address, and allowPrivateNetwork is not set',
    ],
    ['http://localhost/', false, 'loopback address'],
    ['http://[::1]/', false, 'loopback address'],
    ['http://[::ffff:10.0.0.1]/', false, 'private address'],
    ['http://0x7f.1/', false, 'loopback address'],
    ['http://169.254.169.254/', true, 'link local address'],
  ])(
    'at %s (private: %s) cannot be had',
    async (url, allowPrivateNetwork, message) => {
      await expect(
        receiverAt(url, { allowPrivateNetwork }).send(BODY, {}),
      ).rejects.toMatchObject({
        name: 'BadGatewayError',
        message: expect.stringContaining(message),
      });
    },
  );

  it('keeps its address to itself', async () => {
    const error = await receiverAt('http://127.0.0.1:1/s3cret?token=s3cret')
      .send(BODY, {})
      .catch(String);

    expect(error).not.toContain('s3cret');
  });
});
