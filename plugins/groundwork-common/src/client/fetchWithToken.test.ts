import { fetchWithToken } from './fetchWithToken';

const URL = 'http://portal.acme.test/api/delivery/tests';

describe('fetchWithToken', () => {
  const sent: Array<{ headers: Headers; signal?: AbortSignal | null }> = [];
  const send = jest.spyOn(globalThis, 'fetch');

  beforeEach(() => {
    sent.length = 0;
    // Answers, or waits until it is broken off.
    send.mockImplementation(async (_, init = {}) => {
      const { signal } = init;
      sent.push({ headers: new Headers(init.headers), signal });
      if (signal) {
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      }
      return new Response('{}');
    });
  });

  afterAll(() => send.mockRestore());

  it('asks for a token each time, and keeps other headers', async () => {
    let count = 0;
    const { fetch } = fetchWithToken({
      token: async () => {
        count += 1;
        return `t${count}`;
      },
    });
    await fetch(URL, { headers: { 'X-More': 'kept' } });
    await fetch(URL);
    expect(sent.map(({ headers }) => Object.fromEntries(headers))).toEqual([
      { authorization: 'Bearer t1', 'x-more': 'kept' },
      { authorization: 'Bearer t2' },
    ]);
  });

  it.each(['all', 'one'])('breaks off with the signal of %s', async whose => {
    const all = new AbortController();
    const one = new AbortController();
    const { fetch } = fetchWithToken({
      token: async () => 't',
      signal: all.signal,
    });
    const answer = fetch(URL, { signal: one.signal });
    await Promise.resolve();
    (whose === 'all' ? all : one).abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
  });

  it('sends nothing when there is no token', async () => {
    const { fetch } = fetchWithToken({
      token: async () => {
        throw new Error('no token');
      },
    });
    await expect(fetch(URL)).rejects.toThrow('no token');
    expect(sent).toEqual([]);
  });
});
