import { once } from 'node:events';
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { OpenResponses } from './openResponses';

const servers: Server[] = [];
afterEach(() => {
  servers.splice(0).forEach(server => {
    server.close();
    server.closeAllConnections();
  });
});

/** A server whose requests are followed. */
async function serve(listener: RequestListener) {
  const server = createServer(listener);
  const open = OpenResponses.of(server);
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { open, url: `http://127.0.0.1:${port}` };
}

const EVENTS: Record<string, string> = {
  'content-type': 'text/event-stream; charset=utf-8',
};
const HELD: Record<string, string> = {
  'backstage-events-notify-timeout': '55000',
};

describe('OpenResponses', () => {
  it('forgets what is answered', async () => {
    const { open, url } = await serve((_, response) => response.end('done'));
    expect(open.isEmpty()).toBe(true);
    await (await fetch(url)).text();
    // The server learns a moment later that all of it was sent.
    while (!open.isEmpty()) {
      await new Promise(resolve => setImmediate(resolve));
    }
    expect(open.countWorking()).toBe(0);
  });

  it.each([
    ['a subscriber of the event bus', 202, HELD],
    ['a reader of server-sent events', 200, EVENTS],
  ])('ends %s, without an error', async (_, status, headers) => {
    const { open, url } = await serve((_request, response) => {
      response.statusCode = status;
      response.setHeaders(new Headers(headers));
      response.flushHeaders();
    });
    const waiting = await fetch(url);

    expect(open.countWorking()).toBe(0);
    expect(open.isEmpty()).toBe(false);
    open.endWaiting();

    expect(waiting.status).toBe(status);
    expect(await waiting.text()).toBe('');
  });

  it.each([
    ['what has no headers yet', 'GET', undefined],
    ['what is being sent', 'GET', { 'content-type': 'application/json' }],
    ['a call whose answer comes as events', 'POST', EVENTS],
  ])('lets %s come to its end', async (_, method, headers) => {
    let end = () => {};
    let received = () => {};
    const isReceived = new Promise<void>(resolve => {
      received = resolve;
    });
    const { open, url } = await serve((_request, response) => {
      if (headers) {
        response.setHeaders(new Headers(headers));
        response.flushHeaders();
      }
      end = () => response.end('all of it');
      received();
    });
    const answer = fetch(url, { method });
    await isReceived;

    expect(open.countWorking()).toBe(1);
    open.endWaiting();
    end();

    expect(await (await answer).text()).toBe('all of it');
  });
});
