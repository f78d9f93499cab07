import { once } from 'node:events';
import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { JsonObject } from '@backstage/types';
import { edit, git } from './__testUtils__/repositories';
import { desireOf, TestBench } from './__testUtils__/TestBench';
import { statusOf } from './argocd';
import { ArgoCdServer } from './config';

/** Answers as `GET /api/v1/applications/<name>` of Argo CD does. */
class ArgoCdStub {
  readonly requests: IncomingMessage[] = [];
  answer: { code: number; body: JsonObject } = { code: 404, body: {} };
  readonly #server: Server = createServer((request, response) => {
    this.requests.push(request);
    response.writeHead(this.answer.code, {
      'content-type': 'application/json',
    });
    response.end(JSON.stringify(this.answer.body));
  });

  async start(): Promise<ArgoCdServer> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const { port } = this.#server.address() as AddressInfo;
    return {
      id: 'main',
      baseUrl: `http://127.0.0.1:${port}`,
      token: 'argo token',
    };
  }

  says(sync: string, health: string, revision: string, message?: string) {
    const status = {
      sync: { status: sync, revision },
      health: { status: health, message },
    };
    this.answer = { code: 200, body: { status } };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}

describe('waiting for Argo CD', () => {
  let bench: TestBench;
  let argocd: ArgoCdStub;
  let server: ArgoCdServer;

  beforeEach(async () => {
    bench = new TestBench();
    argocd = new ArgoCdStub();
    server = await argocd.start();
  });

  afterEach(async () => {
    await argocd.stop();
    bench.close();
  });

  const driver = () => bench.driver({ argocd: [server] });
  const wait = { kind: 'argocd', application: 'shop/e1', timeoutSeconds: 60 };
  const desired = desireOf('e1', { wait });
  const apply = () => bench.apply(desired, driver());
  const head = () => git(bench.bare, 'rev-parse', 'main').trim();

  it('asks for the application, with the token', async () => {
    await apply();
    const [request] = argocd.requests;
    expect(request.url).toBe('/api/v1/applications/shop%2Fe1?refresh=normal');
    expect(request.headers.authorization).toBe('Bearer argo token');
  });

  it('waits until the commit is synced and healthy', async () => {
    expect(await apply()).toMatchObject({
      kind: 'wait',
      on: expect.stringContaining("no application 'shop/e1'"),
    });
    const commit = head();
    argocd.says(
      'Synced',
      'Healthy',
      git(bench.bare, 'rev-parse', 'main^').trim(),
    );
    expect(await apply()).toMatchObject({
      kind: 'wait',
      on: `Argo CD has not seen commit ${commit.slice(0, 10)} yet`,
    });
    argocd.says('OutOfSync', 'Healthy', commit);
    expect(await apply()).toMatchObject({
      kind: 'wait',
      on: 'Argo CD says OutOfSync and Healthy',
    });
    argocd.says('Synced', 'Progressing', commit, '1 of 3 pods');
    expect(await apply()).toMatchObject({
      kind: 'wait',
      on: 'Argo CD says Synced and Progressing: 1 of 3 pods',
    });
    argocd.says('Synced', 'Healthy', commit);
    expect(await apply()).toMatchObject({ kind: 'done', outputs: { commit } });
    expect(head()).toBe(commit);
  });

  it('takes a later commit of somebody else as well', async () => {
    await apply();
    argocd.says('Synced', 'Healthy', edit(bench.bare, { other: 'x' }));
    expect(await apply()).toMatchObject({ kind: 'done' });
  });

  it('goes on waiting while Argo CD does not answer', async () => {
    argocd.answer = { code: 503, body: {} };
    expect(await apply()).toMatchObject({
      kind: 'wait',
      on: "Argo CD 'main' answers 503",
    });
    await argocd.stop();
    expect(await apply()).toMatchObject({
      kind: 'wait',
      on: expect.stringContaining("Argo CD 'main' does not answer"),
    });
    argocd = new ArgoCdStub();
    server = await argocd.start();
  });

  it('fails when the time is over, and waits anew the next time', async () => {
    await apply();
    argocd.says('Synced', 'Degraded', head(), 'CrashLoopBackOff');
    bench.now = new Date(bench.now.getTime() + 59_000);
    expect(await apply()).toMatchObject({ kind: 'wait' });
    bench.now = new Date(bench.now.getTime() + 1_000);
    expect(await apply()).toMatchObject({
      kind: 'fail',
      error:
        'after 60 seconds: Argo CD says Synced and Degraded: CrashLoopBackOff',
      remediation: expect.stringContaining("application 'shop/e1'"),
    });
    expect(await apply()).toMatchObject({ kind: 'wait' });
  });

  it('fails at once when the token is not accepted', async () => {
    argocd.answer = { code: 401, body: {} };
    const step = await apply();
    expect(step).toMatchObject({
      kind: 'fail',
      error: "Argo CD 'main' does not accept the token",
    });
    expect(JSON.stringify([step, bench.ledger.logs()])).not.toContain(
      'argo token',
    );
  });

  it.each([
    ['Synced', 'Healthy', { status: 'ready', drift: undefined }],
    ['Synced', 'Progressing', { status: 'degraded', drift: undefined }],
    ['Synced', 'Degraded', { status: 'degraded', drift: undefined }],
    ['Synced', 'Unknown', { status: 'unknown', drift: undefined }],
    [
      'OutOfSync',
      'Healthy',
      {
        status: 'ready',
        drift: 'Argo CD says that the cluster is not as committed',
      },
    ],
    [
      'OutOfSync',
      'Missing',
      {
        status: 'degraded',
        drift: 'Argo CD says that the cluster is not as committed',
      },
    ],
  ])('observes %s and %s', async (sync, health, expected) => {
    await apply();
    argocd.says(sync, health, head());
    await apply();
    expect(await bench.observe(desired, driver())).toMatchObject(expected);
  });

  it('observes that it does not know', async () => {
    await apply();
    argocd.answer = { code: 500, body: {} };
    expect(await bench.observe(desired, driver())).toMatchObject({
      status: 'unknown',
      message: "Argo CD 'main' answers 500",
    });
  });

  it('fails when it is not clear which server', async () => {
    const twice = bench.driver({
      argocd: [server, { ...server, id: 'other' }],
    });
    expect(await bench.apply(desired, twice)).toMatchObject({
      kind: 'fail',
      error:
        'wait names no server, and there are 2 in environments.drivers.git.argocd',
    });
  });
});

describe('statusOf', () => {
  it('reads several sources, and why an operation has failed', () => {
    expect(
      statusOf({
        status: {
          sync: { status: 'OutOfSync', revisions: ['a', 'b'] },
          health: { status: 'Missing' },
          operationState: {
            phase: 'Failed',
            message: 'one or more objects failed to apply',
          },
        },
      }),
    ).toEqual({
      kind: 'present',
      revisions: ['a', 'b'],
      sync: 'OutOfSync',
      health: 'Missing',
      message: 'one or more objects failed to apply',
    });
  });

  it('makes nothing up', () => {
    expect(statusOf({})).toEqual({
      kind: 'present',
      revisions: [],
      sync: 'Unknown',
      health: 'Unknown',
      message: undefined,
    });
  });
});
