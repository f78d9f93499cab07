import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { NotModifiedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { TestServer } from './__testUtils__/testServer';
import { createOrigin, OriginConfig, OriginServices } from './createOrigin';
import { RememberedOrigin } from './remembered';

const MAX_BYTES = 1000;

const server = new TestServer();
let directory: string;

beforeAll(async () => {
  await server.start();
  directory = await mkdtemp(join(tmpdir(), 'origin-'));
});
afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});
beforeEach(() => server.requests.splice(0));

function originOf(
  config: Partial<OriginConfig>,
  services: Partial<OriginServices> = {},
) {
  return createOrigin(
    { allowPrivateNetwork: true, ...config },
    {
      urlReader: mockServices.urlReader.mock(),
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      directory,
      ...services,
    },
    { maxBytes: MAX_BYTES },
  );
}

async function read(
  config: Partial<OriginConfig>,
  services: Partial<OriginServices> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<string> {
  const content = await originOf(config, services).open({ signal });
  return textOf(content!.body);
}

describe('a URL', () => {
  it('is read', async () => {
    const url = server.text('/plain', 'hello', {
      'content-type': 'Text/CSV; charset=utf-8',
    });
    const content = await originOf({ url }).open({
      signal: new AbortController().signal,
    });
    expect(content!.contentType).toBe('text/csv');
    expect(await textOf(content!.body)).toBe('hello');
  });

  it('is read with the headers of the configuration', async () => {
    const url = server.text('/headers', '');
    await read({ url, headers: { Authorization: 'Bearer secret' } });
    expect(server.requests[0].headers.authorization).toBe('Bearer secret');
  });

  it('may be packed', async () => {
    const url = server.on('/gzip', (_, response) =>
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync('hello')),
    );
    expect(await read({ url })).toBe('hello');
    expect(server.requests[0].headers['accept-encoding']).toBe(
      'gzip, deflate, br',
    );
  });

  it('may name a packed file', async () => {
    const url = server.on('/export.csv.gz', (_, response) =>
      response.writeHead(200).end(gzipSync('hello')),
    );
    expect(await read({ url })).toBe('hello');
  });

  it('is refused if it unpacks to more than may be read', async () => {
    const url = server.on('/bomb', (_, response) =>
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(10 * 1024 * 1024))),
    );
    await expect(read({ url })).rejects.toThrow(/more than 1000 bytes/);
  });

  it('is refused if it does not end', async () => {
    const url = server.on('/endless', (_, response) => {
      Readable.from(endless()).pipe(response);
    });
    await expect(read({ url })).rejects.toThrow(/more than 1000 bytes/);
  });

  it.each([
    [404, /http:\/\/127\.0\.0\.1:\d+\/… answered 404 Not Found/],
    [500, /answered 500/],
    [204, /answered 204/],
  ])('that answers %d is an error', async (status, message) => {
    const url = server.on(`/status/${status}`, (_, response) =>
      response.writeHead(status).end(),
    );
    await expect(read({ url })).rejects.toThrow(message);
  });

  it('that is cut off is an error', async () => {
    const url = server.on('/cut', (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('hello');
      response.socket?.destroySoon();
    });
    await expect(read({ url })).rejects.toThrow(/aborted/);
  });

  it('that nobody answers on is an error', async () => {
    await expect(read({ url: 'http://127.0.0.1:1/' })).rejects.toThrow(
      /could not be read: connect ECONNREFUSED/,
    );
  });

  it('that hangs is left when time is up', async () => {
    const timeout = new AbortController();
    const url = server.on('/hang', () =>
      timeout.abort(new Error('time is up')),
    );
    await expect(read({ url }, {}, timeout.signal)).rejects.toThrow(
      /could not be read: time is up/,
    );
  });

  it('that hangs half-way is left when time is up', async () => {
    const timeout = new AbortController();
    const url = server.on('/half', (_, response) => {
      response.writeHead(200).write('hel');
    });
    const content = await originOf({ url }).open({ signal: timeout.signal });
    content!.body.once('data', () => timeout.abort());
    await expect(textOf(content!.body)).rejects.toThrow(/aborted/);
  });

  it.each(['file:///etc/passwd', 'ftp://acme.test/'])(
    'such as %s is refused',
    async url => {
      await expect(read({ url })).rejects.toThrow(/http and https URLs can/);
    },
  );
});

describe('a redirect', () => {
  it('is followed, without the headers if to another server', async () => {
    const other = new TestServer();
    await other.start();
    const target = other.text('/target', 'hello');
    const near = server.redirect('/near', '/far');
    server.redirect('/far', target);
    const headers = { Authorization: 'Bearer secret' };
    expect(await read({ url: near, headers })).toBe('hello');
    expect(
      server.requests.map(request => request.headers.authorization),
    ).toEqual(['Bearer secret', 'Bearer secret']);
    expect(other.requests[0].headers.authorization).toBe(undefined);
    await other.stop();
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://2852039166/latest/meta-data/',
    'http://[::ffff:a9fe:a9fe]/',
  ])('to the metadata service at %s is refused', async target => {
    const url = server.redirect('/metadata', target);
    await expect(read({ url })).rejects.toThrow(/is not read: .* address/);
  });

  it('to a file is refused', async () => {
    const url = server.redirect('/file', 'file:///etc/passwd');
    await expect(read({ url })).rejects.toThrow(/http and https URLs can/);
  });

  it('that goes in circles is left', async () => {
    const url = server.redirect('/circle', '/circle');
    await expect(read({ url })).rejects.toThrow(/redirects more than 5 times/);
    expect(server.requests).toHaveLength(6);
  });
});

describe('a private network', () => {
  const resolveTo =
    (...addresses: string[]): OriginServices['resolve'] =>
    (_, callback) =>
      callback(
        null,
        addresses.map(address => ({ address, family: 4 })),
      );

  it('is left alone unless it is allowed', async () => {
    const url = server.text('/private', 'hello');
    await expect(read({ url, allowPrivateNetwork: false })).rejects.toThrow(
      /127\.0\.0\.1 is a loopback address, and allowPrivateNetwork is not set/,
    );
    expect(server.requests).toEqual([]);
  });

  it('is left alone when a name leads there, also beside another address', async () => {
    server.text('/private', 'hello');
    const url = `http://feed.acme.test:${server.port}/private`;
    for (const resolve of [
      resolveTo('127.0.0.1'),
      resolveTo('93.184.215.14', '127.0.0.1'),
    ]) {
      await expect(
        read({ url, allowPrivateNetwork: false }, { resolve }),
      ).rejects.toThrow(
        /feed\.acme\.test:\d+\/… is not read: 127\.0\.0\.1 is a loopback/,
      );
    }
    expect(server.requests).toEqual([]);
  });

  it('is not reached by a name that changes its address after the check', async () => {
    server.text('/rebound', 'hello');
    const resolve = jest
      .fn()
      .mockImplementationOnce(resolveTo('127.0.0.1')!)
      .mockImplementation(resolveTo('169.254.169.254')!);
    const url = `http://feed.acme.test:${server.port}/rebound`;
    expect(await read({ url }, { resolve })).toBe('hello');
    expect(resolve).toHaveBeenCalledTimes(1);
    await expect(read({ url }, { resolve })).rejects.toThrow(
      /is not read: 169\.254\.169\.254 is a link local address/,
    );
  });

  it('says when a name is not known', async () => {
    await expect(
      read(
        { url: 'http://feed.acme.test/' },
        { resolve: (_, callback) => callback(new Error('ENOTFOUND'), []) },
      ),
    ).rejects.toThrow(/could not be read: ENOTFOUND/);
  });
});

describe('a host of an integration', () => {
  const url = 'https://github.com/acme/data/blob/main/owners.csv';
  const signal = new AbortController().signal;

  it('is read with the URL reader', async () => {
    const urlReader = mockServices.urlReader.mock({
      readUrl: async () => ({
        buffer: async () => Buffer.from('hello'),
        etag: 'one',
      }),
    });
    const content = await originOf({ url }, { urlReader }).open({ signal });
    expect(await textOf(content!.body)).toBe('hello');
    expect(content!.validators).toEqual({ etag: 'one' });
    expect(urlReader.readUrl).toHaveBeenCalledWith(url, {
      etag: undefined,
      signal,
    });
  });

  it('may say that nothing has changed', async () => {
    const urlReader = mockServices.urlReader.mock({
      readUrl: async () => {
        throw new NotModifiedError();
      },
    });
    const origin = originOf({ url }, { urlReader });
    expect(await origin.open({ signal, validators: { etag: 'one' } })).toBe(
      undefined,
    );
  });

  it('is left when time is up, even if the reader does not notice', async () => {
    const timeout = new AbortController();
    const urlReader = mockServices.urlReader.mock({
      readUrl: () => {
        timeout.abort(new Error('time is up'));
        return new Promise(() => {});
      },
    });
    await expect(read({ url }, { urlReader }, timeout.signal)).rejects.toThrow(
      /time is up/,
    );
  });
});

describe('a file', () => {
  it('is read, relative to the directory, packed or not', async () => {
    await writeFile(join(directory, 'plain.csv'), 'hello');
    await writeFile(join(directory, 'packed.csv.gz'), gzipSync('hello'));
    expect(await read({ path: 'plain.csv' })).toBe('hello');
    expect(await read({ path: join(directory, 'packed.csv.gz') })).toBe(
      'hello',
    );
  });

  it('that is not there, or is none, is an error', async () => {
    await expect(read({ path: 'missing.csv' })).rejects.toThrow(/ENOENT/);
    await expect(read({ path: '.' })).rejects.toThrow(/is not a file|EISDIR/);
  });

  it('that is too long is an error', async () => {
    await writeFile(join(directory, 'long.csv'), 'x'.repeat(1001));
    await expect(read({ path: 'long.csv' })).rejects.toThrow(
      /more than 1000 bytes/,
    );
  });
});

describe('RememberedOrigin', () => {
  const signal = new AbortController().signal;
  const readFrom = async (origin: RememberedOrigin) =>
    textOf((await origin.open({ signal })).body);

  it('gives again what has not changed', async () => {
    let version = 'one';
    const url = server.on('/versions', (request, response) => {
      const etag = `"${version}"`;
      const isKnown = request.headers['if-none-match'] === etag;
      response
        .writeHead(isKnown ? 304 : 200, { etag, 'content-type': 'text/csv' })
        .end(isKnown ? undefined : `this is ${version}`);
    });
    const origin = new RememberedOrigin(originOf({ url }));
    expect(await readFrom(origin)).toBe('this is one');
    expect(await readFrom(origin)).toBe('this is one');
    expect((await origin.open({ signal })).contentType).toBe('text/csv');
    version = 'two';
    expect(await readFrom(origin)).toBe('this is two');
    expect(
      server.requests.map(request => request.headers['if-none-match']),
    ).toEqual([undefined, '"one"', '"one"', '"one"']);
  });

  it('asks without conditions after content that was not read to its end', async () => {
    const url = server.on('/partial', (_, response) =>
      response.writeHead(200, { etag: '"one"' }).end('hello'),
    );
    const origin = new RememberedOrigin(originOf({ url }));
    (await origin.open({ signal })).body.destroy();
    expect(await readFrom(origin)).toBe('hello');
    expect(server.requests[1].headers['if-none-match']).toBe(undefined);
  });

  it('reads a file again once it has changed', async () => {
    const path = join(directory, 'changing.csv');
    await writeFile(path, 'one');
    const origin = new RememberedOrigin(originOf({ path }));
    expect(await readFrom(origin)).toBe('one');
    expect(await readFrom(origin)).toBe('one');
    await writeFile(path, 'three');
    expect(await readFrom(origin)).toBe('three');
  });
});

function* endless(): Generator<string> {
  for (;;) {
    yield 'more and more '.repeat(100);
  }
}
