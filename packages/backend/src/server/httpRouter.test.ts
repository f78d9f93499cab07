import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import {
  BackendFeature,
  BackstageCredentials,
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import userSettings from '@backstage/plugin-user-settings-backend';
import { portalHttpRouterServiceFactory } from './httpRouter';

/** Backstage's settings of a person: a plugin that reads JSON bodies. */
const SETTING = '/api/user-settings/buckets/b/keys/k';
const BODY = '{"value":"night"}';
const HEAD = `PUT ${SETTING} HTTP/1.1\r\nHost: portal\r\nContent-Type: application/json\r\n`;

/** A step that takes until the test lets it go on. */
function createGate() {
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  let reach = () => {};
  const reached = new Promise<void>(resolve => {
    reach = resolve;
  });
  const pass = async () => {
    reach();
    await opened;
  };
  return { open: () => open(), reached, pass };
}

/** Keeps what is logged. */
function createLog() {
  const lines: string[] = [];
  const logged = new EventEmitter();
  const at = (level: string) => (message: string) => {
    lines.push(`${level}: ${message}`);
    logged.emit('line');
  };
  const logger: LoggerService = {
    error: at('error'),
    warn: at('warn'),
    info: at('info'),
    debug: at('debug'),
    child: () => logger,
  };
  /** The first line with this beginning, once there is one. */
  const waitFor = async (beginning: string): Promise<string> => {
    for (;;) {
      const found = lines.find(line => line.startsWith(beginning));
      if (found) {
        return found;
      }
      await once(logged, 'line');
    }
  };
  return { lines, logger, waitFor };
}

async function start(plugin: BackendFeature, features: BackendFeature[]) {
  const gate = createGate();
  const log = createLog();
  const { server } = await startTestBackend({
    features: [
      plugin,
      ...features,
      createServiceFactory({
        service: coreServices.logger,
        deps: {},
        factory: () => log.logger,
      }),
      mockServices.httpAuth.mock({
        async credentials() {
          await gate.pass();
          return mockCredentials.user() as BackstageCredentials<any>;
        },
      }).factory,
    ],
  });
  return { gate, log, server, port: server.port() };
}

/** Sends what is given, and leaves once the portal looks who asks. */
async function leaveAfter(
  text: string,
  { gate, server, port }: Awaited<ReturnType<typeof start>>,
) {
  const requested = once(server, 'request');
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  const [request] = await requested;
  await gate.reached;
  const left = new Promise(resolve => request.once('close', resolve));
  socket.destroy();
  await left;
  gate.open();
}

describe('a request whose client leaves while it waits', () => {
  const whole = `${HEAD}Content-Length: ${BODY.length}\r\n\r\n${BODY}`;

  it.each([
    ['all of its body was sent', whole],
    ['half of its body was sent', whole.slice(0, -BODY.length / 2)],
    ['none of its body was sent', whole.slice(0, -BODY.length)],
    [
      'half of a chunk was sent',
      `${HEAD}Transfer-Encoding: chunked\r\n\r\n11\r\n${BODY.slice(0, 8)}`,
    ],
  ])('is no error when %s', async (_, text) => {
    const portal = await start(userSettings, [portalHttpRouterServiceFactory]);

    await leaveAfter(text, portal);

    expect(await portal.log.waitFor('debug: The client left')).toBe(
      `debug: The client left before PUT ${SETTING} was read`,
    );
    expect(portal.log.lines.join('\n')).not.toMatch(/^(error|warn)/m);
  });

  it('is one in Backstage itself', async () => {
    const portal = await start(userSettings, []);

    await leaveAfter(whole, portal);

    expect(await portal.log.waitFor('error')).toBe(
      'error: Request failed with status 500',
    );
  });
});

it('answers a request whose client stays', async () => {
  const { gate, port } = await start(userSettings, [
    portalHttpRouterServiceFactory,
  ]);
  gate.open();
  const response = await fetch(`http://127.0.0.1:${port}${SETTING}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: BODY,
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ key: 'k', value: 'night' });
});

/** Fails each request with `error`: at once where its client has left, else once it was read. */
function failing(error: Error) {
  return createBackendPlugin({
    pluginId: 'failing',
    register(reg) {
      reg.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          httpRouter.use((request, _response, next) => {
            if (request.destroyed) {
              next(error);
              return;
            }
            request.once('end', () => next(error));
            request.resume();
          });
          // A second router, which an error of the first one passes by.
          httpRouter.use((_request, response) => {
            response.end();
          });
        },
      });
    },
  });
}

describe('another error', () => {
  const unreadable = () =>
    Object.assign(new Error('stream is not readable'), {
      type: 'stream.not.readable',
      status: 500,
    });

  it('stays one when the client has left', async () => {
    const portal = await start(failing(new Error('no such table')), [
      portalHttpRouterServiceFactory,
    ]);

    await leaveAfter(
      'GET /api/failing/x HTTP/1.1\r\nHost: portal\r\n\r\n',
      portal,
    );

    expect(await portal.log.waitFor('error')).toBe(
      'error: Request failed with status 500',
    );
    expect(portal.log.lines.join('\n')).not.toContain('The client left');
  });

  it('is one when a body is read twice', async () => {
    const { gate, port, log } = await start(failing(unreadable()), [
      portalHttpRouterServiceFactory,
    ]);
    gate.open();
    const response = await fetch(`http://127.0.0.1:${port}/api/failing/x`, {
      method: 'POST',
      body: 'read',
    });
    expect(response.status).toBe(500);
    expect(log.lines).toContain('error: Request failed with status 500');
  });
});
