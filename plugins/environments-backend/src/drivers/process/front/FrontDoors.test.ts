import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo, connect } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import * as files from '../files';
import { Place, placeOf } from '../layout';
import { until } from '../__testUtils__/Machine';
import { DoorFile, readDoor, removeDoor, writeDoor } from './doorFile';
import { FrontDoors, FrontDoorsOptions } from './FrontDoors';

jest.mock('../files', () => {
  const actual = jest.requireActual('../files');
  return { ...actual, namesIn: jest.fn(actual.namesIn) };
});

jest.setTimeout(30_000);

async function listen(answer: string): Promise<Server> {
  const server = createServer((request: IncomingMessage, response) => {
    request.resume();
    request.once('end', () => response.end(answer));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

const get = async (port: number, init?: RequestInit) => {
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    ...init,
    headers: { connection: 'close' },
  });
  return { status: response.status, text: await response.text(), response };
};

describe('Front doors', () => {
  const directory = createMockDirectory();
  const all: FrontDoors[] = [];
  const woken: string[] = [];
  let place: Place;
  let service: Server;
  let door: DoorFile;

  beforeEach(async () => {
    directory.clear();
    woken.length = 0;
    place = placeOf(directory.path, 'env-1', 'web');
    mkdirSync(place.directory, { recursive: true });
    service = await listen('hello');
    const spare = await listen('');
    door = {
      environmentId: 'env-1',
      resource: 'web',
      port: portOf(spare),
      privatePort: portOf(service),
      phase: 'open',
    };
    await new Promise(resolve => {
      spare.close(resolve);
    });
  });

  afterEach(async () => {
    await Promise.all(all.splice(0).map(it => it.close()));
    service.close();
  });

  function doors(options: Partial<FrontDoorsOptions> = {}): FrontDoors {
    const created = new FrontDoors({
      home: directory.path,
      listen: '127.0.0.1',
      now: () => new Date('2026-11-21T12:00:00Z'),
      logger: mockServices.logger.mock(),
      onWake: environmentId => {
        woken.push(environmentId);
      },
      wakeTimeoutMs: 300,
      ...options,
    });
    all.push(created);
    return created;
  }

  it('lead to the service, and note when', async () => {
    await writeDoor(place, door);
    await doors().look();

    expect(await get(door.port)).toMatchObject({ status: 200, text: 'hello' });
    expect(
      await get(door.port, { method: 'POST', body: 'x'.repeat(3e6) }),
    ).toMatchObject({ status: 200, text: 'hello' });
    expect(statSync(place.activity).mtime).toEqual(
      new Date('2026-11-21T12:00:00Z'),
    );
  });

  it('let people through whose use cannot be noted, and say why', async () => {
    mkdirSync(place.activity);
    await writeDoor(place, door);
    const logger = mockServices.logger.mock();
    await doors({ logger }).look();

    expect(await get(door.port)).toMatchObject({ status: 200, text: 'hello' });
    await until(() => logger.warn.mock.calls.length > 0);
    expect(logger.warn.mock.calls[0][0]).toMatch(
      new RegExp(
        `^It cannot be noted that a service is used at port ${door.port}: EISDIR`,
      ),
    );
  });

  it('wake a paused service once, and wait until it is open', async () => {
    await writeDoor(place, { ...door, phase: 'paused' });
    await doors({ wakeTimeoutMs: 10_000 }).look();

    const asked = [get(door.port), get(door.port)];
    await until(() => woken.length > 0);
    await writeDoor(place, { ...door, phase: 'starting' });
    await sleep(150);
    await writeDoor(place, door);

    expect((await Promise.all(asked)).map(({ text }) => text)).toEqual([
      'hello',
      'hello',
    ]);
    expect(woken).toEqual(['env-1']);
  });

  it('say once why it cannot be woken, and ask again', async () => {
    await writeDoor(place, { ...door, phase: 'paused' });
    const logger = mockServices.logger.mock();
    const onWake = jest.fn(async () => {
      throw new Error('its time has ended');
    });
    await doors({ logger, onWake }).look();

    await until(async () => {
      await get(door.port);
      return onWake.mock.calls.length > 1;
    });
    await sleep(20);

    expect(logger.warn.mock.calls).toEqual([
      ['Environment env-1 cannot be woken: its time has ended'],
    ]);
  });

  it.each([
    ['paused', 'This environment is paused'],
    ['starting', 'This environment is starting'],
    ['down', 'This environment could not be started'],
  ] as const)('tell who asks by HTTP that it is %s', async (phase, title) => {
    await writeDoor(place, { ...door, phase });
    await doors().look();

    const { status, text, response } = await get(door.port);

    expect(status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(text).toContain(`<h1>${title}</h1>`);
  });

  it('tell that a service does not answer', async () => {
    service.close();
    await writeDoor(place, door);
    await doors().look();

    expect(await get(door.port)).toMatchObject({
      status: 503,
      text: expect.stringContaining('does not answer'),
    });
  });

  it('hang up on who does not speak HTTP', async () => {
    await writeDoor(place, { ...door, phase: 'down' });
    await doors().look();
    const socket = connect(door.port, '127.0.0.1');
    let said = '';
    socket.on('data', data => {
      said += data;
    });
    socket.write(Buffer.from([0, 1, 2, 3]));

    await new Promise(resolve => {
      socket.once('close', resolve);
    });
    expect(said).toBe('');
  });

  it('are owned by one of several replicas, and taken over', async () => {
    await writeDoor(place, door);
    const [first, second] = [doors(), doors()];
    await first.look();
    await second.look();
    expect(await get(door.port)).toMatchObject({ text: 'hello' });

    await first.close();
    await second.look();

    expect(await get(door.port)).toMatchObject({ text: 'hello' });
  });

  it('open although one of them cannot, and say why once', async () => {
    const broken = placeOf(directory.path, 'env-0', 'web');
    mkdirSync(broken.directory, { recursive: true });
    writeFileSync(broken.door, '{"port":');
    const impossible = placeOf(directory.path, 'env-0', 'worker');
    mkdirSync(impossible.directory, { recursive: true });
    await writeDoor(impossible, { ...door, port: 70_000 });
    await writeDoor(place, door);
    const logger = mockServices.logger.mock();
    const some = doors({ logger });

    await some.start();
    await some.look();

    expect(await get(door.port)).toMatchObject({ status: 200, text: 'hello' });
    expect(logger.error.mock.calls.map(([text]) => text)).toEqual([
      expect.stringMatching(/^The front door of 'web' of environment env-0 /),
      expect.stringMatching(
        /^The front door of 'worker' of environment env-0 /,
      ),
    ]);
    await writeDoor(broken, { ...door, port: door.port });
    expect(await readDoor(broken.door)).toEqual(door);
  });

  it('stay open when they were opened after others were listed', async () => {
    const some = doors();
    rmSync(place.directory, { recursive: true });
    const { namesIn } = jest.requireActual<typeof files>('../files');
    const listed = jest.mocked(files.namesIn);
    listed.mockImplementation(async folder => {
      const names = await namesIn(folder);
      if (folder === dirname(place.directory)) {
        mkdirSync(place.directory);
        await writeDoor(place, door);
        await some.ensure(place);
      }
      return names;
    });

    await some.look();
    listed.mockImplementation(namesIn);

    expect(await get(door.port)).toMatchObject({ text: 'hello' });
  });

  it('tell that another program has the port, and nothing of a replica', async () => {
    await writeDoor(place, door);
    const other = createServer();
    await new Promise<void>(resolve => {
      other.listen(door.port, '127.0.0.1', resolve);
    });
    const some = doors();
    expect(await some.obstacle(place)).toBe(
      `nobody can get to it at port ${door.port}, which another program uses`,
    );
    await new Promise(resolve => {
      other.close(resolve);
    });

    expect(await some.obstacle(place)).toBeUndefined();
    expect(await doors().obstacle(place)).toBeUndefined();
    expect(await get(door.port)).toMatchObject({ text: 'hello' });
  });

  it('close when the service is no more', async () => {
    await writeDoor(place, door);
    const some = doors();
    await some.look();
    await removeDoor(place);
    await some.look();

    await expect(get(door.port)).rejects.toThrow('fetch failed');
  });
});
