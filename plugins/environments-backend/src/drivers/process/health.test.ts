import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { probe } from './health';

describe('probe', () => {
  const servers: Server[] = [];
  const { signal } = new AbortController();

  afterEach(() => {
    servers.splice(0).forEach(server => {
      server.closeAllConnections();
      server.close();
    });
  });

  async function listen(
    host: string,
    answer: RequestListener = (_, response) => response.end('fine'),
  ): Promise<number> {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, host, resolve);
    });
    return (server.address() as AddressInfo).port;
  }

  const ask = (port: number, timeoutMs = 10_000) =>
    probe({ port, path: '/healthz', expectStatus: 200, timeoutMs, signal });

  it.each(['127.0.0.1', '::1'])(
    'finds a service that listens on %s',
    async host => {
      expect(await ask(await listen(host))).toEqual({ healthy: true });
    },
  );

  it('says which status it wanted', async () => {
    const port = await listen('127.0.0.1', (_, response) => {
      response.statusCode = 503;
      response.end();
    });
    expect(await ask(port)).toEqual({
      healthy: false,
      why: '/healthz answers with status 503, not 200',
    });
  });

  it('says that nothing listens', async () => {
    const port = await listen('127.0.0.1');
    await new Promise(resolve => {
      servers.pop()?.close(resolve);
    });
    expect(await ask(port)).toEqual({
      healthy: false,
      refused: true,
      why: 'nothing listens on the port that it was given',
    });
  });

  it('says that it takes too long', async () => {
    const port = await listen('127.0.0.1', () => {
      // It never answers.
    });
    expect(await ask(port, 50)).toEqual({
      healthy: false,
      why: '/healthz does not answer within 50 ms',
    });
  });

  it('says that a connection was cut', async () => {
    const port = await listen('127.0.0.1', request => request.socket.destroy());
    expect(await ask(port)).toEqual({
      healthy: false,
      why: '/healthz cannot be asked: socket hang up',
    });
  });

  it('does not take a portal that is busy for a service that is gone', async () => {
    const port = await listen('127.0.0.1');
    const asked = ask(port);
    // Longer than what Node.js gives an address before it tries the next.
    const end = performance.now() + 700;
    while (performance.now() < end) {
      // Nothing else runs.
    }
    expect(await asked).toEqual({ healthy: true });
  });
});
