import { gzipSync } from 'node:zlib';
import { JsonObject } from '@backstage/types';
import { hosts, providersFor, read, readAll } from './__testUtils__/feeds';
import { TestServer } from './origin/__testUtils__/testServer';

const server = new TestServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

describe('a feed from a URL', () => {
  const csv = 'host,service\na.acme.test,orders\n';
  const feedAt = (url: string, more: JsonObject = {}) => ({
    url,
    format: 'csv',
    allowPrivateNetwork: true,
    ...more,
  });

  it('reads what is packed', async () => {
    const url = server.on('/gzip', (_, response) =>
      response
        .writeHead(200, {
          'content-encoding': 'gzip',
          'content-type': 'text/csv',
        })
        .end(gzipSync(csv)),
    );
    expect((await read(feedAt(url))).found).toHaveLength(1);
  });

  it('gives all again when nothing has changed', async () => {
    const url = server.on('/etag', (request, response) => {
      const isKnown = request.headers['if-none-match'] === '"1"';
      response
        .writeHead(isKnown ? 304 : 200, { etag: '"1"' })
        .end(isKnown ? undefined : csv);
    });
    const [provider] = providersFor([
      { id: 'test', mapping: hosts, ...feedAt(url) },
    ]);
    const first = await readAll(provider);
    expect(await readAll(provider)).toEqual(first);
    const asked = server.requests.filter(({ path }) => path === '/etag');
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([
      undefined,
      '"1"',
    ]);
  });

  it('sends headers', async () => {
    const url = server.text('/token', csv);
    await read(feedAt(url, { headers: { authorization: 'Bearer secret' } }));
    const asked = server.requests.filter(({ path }) => path === '/token');
    expect(asked[0].headers.authorization).toBe('Bearer secret');
  });

  it('fails when time is up', async () => {
    const url = server.on('/hang', (_, response) => {
      response.writeHead(200).write('host,service\na.acme.test,orders\n');
    });
    await expect(
      read(feedAt(url, { timeout: { milliseconds: 50 } })),
    ).rejects.toThrow(/^feed 'test', http:\/\/127\.0\.0\.1:\d+\/…: .*timeout$/);
  });

  it('fails when the server does', async () => {
    await expect(
      read(feedAt(`http://127.0.0.1:${server.port}/nothing`)),
    ).rejects.toThrow(/answered 404 Not Found/);
  });

  it('fails when it is cut off', async () => {
    const url = server.on('/cut', (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write(csv);
      response.socket?.destroySoon();
    });
    await expect(read(feedAt(url))).rejects.toThrow(/aborted/);
  });

  it.each(['text/html', 'application/json', 'image/png'])(
    'takes no %s for CSV',
    async contentType => {
      const url = server.text('/type', csv, { 'content-type': contentType });
      await expect(read(feedAt(url))).rejects.toThrow(
        `sent ${contentType} instead of text/csv`,
      );
    },
  );

  it('is not led to a metadata service', async () => {
    const url = server.redirect(
      '/redirect',
      'http://169.254.169.254/latest/meta-data/',
    );
    await expect(read(feedAt(url))).rejects.toThrow(
      /169\.254\.169\.254 is a link local address/,
    );
  });

  it('leaves private networks alone unless they are allowed', async () => {
    const url = server.text('/private', csv);
    await expect(
      read(feedAt(url, { allowPrivateNetwork: false })),
    ).rejects.toThrow(/allowPrivateNetwork is not set/);
  });
});
