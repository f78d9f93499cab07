import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createScorecardGate } from './scorecardGate';

const question = {
  component: 'component:default/orders',
  scorecardId: 'production-readiness',
  level: 2,
};

describe('createScorecardGate', () => {
  let server: Server;
  let status: number;
  let answer: unknown;
  let asked: { path?: string; body: string; authorization?: string };
  beforeEach(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) {
        body += chunk;
      }
      const { authorization } = request.headers;
      asked = { path: request.url, body, authorization };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.close();
  });

  const ask = () => {
    const { port } = server.address() as AddressInfo;
    return createScorecardGate({
      auth: mockServices.auth(),
      discovery: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
        getExternalBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      },
    }).ask(question, mockCredentials.user());
  };

  it('says what is missing', async () => {
    status = 200;
    answer = {
      verdict: 'fail',
      level: 1,
      requiredLevel: 2,
      reasons: [{ title: 'Has a runbook' }, { title: 'Is on call' }],
    };

    expect(await ask()).toEqual({
      passes: false,
      message:
        'Level 1 of 2 on production-readiness; missing: Has a runbook, Is on call',
    });
    expect(asked.path).toBe('/api/scorecards/gate');
    expect(asked.authorization).toMatch(/^Bearer ./);
    expect(JSON.parse(asked.body)).toEqual({
      entityRef: 'component:default/orders',
      scorecardId: 'production-readiness',
      level: 2,
    });
  });

  it('passes what has the level', async () => {
    status = 200;
    answer = { verdict: 'pass', level: 2, requiredLevel: 2, reasons: [] };

    expect(await ask()).toEqual({
      passes: true,
      message: 'Level 2 of 2 on production-readiness',
    });
  });

  it('takes no answer that it does not understand for one', async () => {
    status = 200;
    answer = { ok: true };

    await expect(ask()).rejects.toThrow('verdict');
  });

  it('says when there are no scorecards', async () => {
    status = 404;
    answer = { error: { name: 'NotFoundError', message: 'No such route' } };

    await expect(ask()).rejects.toThrow('404');
  });
});
