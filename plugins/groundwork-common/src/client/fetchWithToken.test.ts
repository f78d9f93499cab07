import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { fetchWithToken } from './fetchWithToken';

describe('fetchWithToken', () => {
  const seen: Array<string | undefined> = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    if (request.url !== '/never') {
      response.end(request.headers['x-more']);
    }
  });
  let url: string;

  beforeAll(async () => {
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('asks for a token each time, and keeps other headers', async () => {
    let count = 0;
    const { fetch } = fetchWithToken({
      token: async () => {
        count += 1;
        return `t${count}`;
      },
    });
    const first = await fetch(url, { headers: { 'X-More': 'kept' } });
    await fetch(url);
    expect(await first.text()).toBe('kept');
    expect(seen.slice(-2)).toEqual(['Bearer t1', 'Bearer t2']);
  });

  it.each(['all', 'one'])('breaks off with the signal of %s', async whose => {
    const all = new AbortController();
    const one = new AbortController();
    const { fetch } = fetchWithToken({
      token: async () => 't',
      signal: all.signal,
    });
    const answer = fetch(`${url}/never`, { signal: one.signal });
    (whose === 'all' ? all : one).abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
  });

  it('sends nothing when there is no token', async () => {
    const { fetch } = fetchWithToken({
      token: async () => {
        throw new Error('no token');
      },
    });
    const before = seen.length;
    await expect(fetch(url)).rejects.toThrow('no token');
    expect(seen).toHaveLength(before);
  });
});
