import { ResponseError } from '@backstage/errors';
import { createApiClient } from './createApiClient';

const discoveryApi = {
  getBaseUrl: async (pluginId: string) => `http://backend.test/api/${pluginId}`,
};

/** A client of plugin 'ownership' whose backend gives one and the same answer. */
function clientThatGets(answer: Response | Error) {
  const fetch = jest.fn<Promise<Response>, Parameters<typeof globalThis.fetch>>(
    async () => {
      if (answer instanceof Response) {
        return answer;
      }
      throw answer;
    },
  );
  const client = createApiClient({
    pluginId: 'ownership',
    discoveryApi,
    fetchApi: { fetch },
  });
  return { client, fetch };
}

function jsonAnswer(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
}

/** What Backstage's error middleware answers when a route throws. */
function errorAnswer(name: string, status: number): Response {
  return jsonAnswer(
    {
      error: { name, message: 'No such thing' },
      request: { method: 'GET', url: '/things/1' },
      response: { statusCode: status },
    },
    status,
  );
}

describe('createApiClient', () => {
  it('gets JSON', async () => {
    const { client, fetch } = clientThatGets(jsonAnswer({ owner: 'team-a' }));

    await expect(
      client.request({ path: '/owners', query: { limit: 5 } }),
    ).resolves.toEqual({ owner: 'team-a' });

    expect(fetch).toHaveBeenCalledWith(
      'http://backend.test/api/ownership/owners?limit=5',
      {
        method: 'GET',
        headers: { Accept: 'application/json' },
        body: undefined,
        signal: undefined,
      },
    );
  });

  it('sends JSON, the token and the abort signal', async () => {
    const { client, fetch } = clientThatGets(jsonAnswer({}));
    const { signal } = new AbortController();

    await client.request(
      { method: 'POST', path: '/resolve', body: { query: 'pay.acme.test' } },
      { token: 'secret', signal },
    );

    expect(fetch).toHaveBeenCalledWith(
      'http://backend.test/api/ownership/resolve',
      {
        method: 'POST',
        headers: {
          Accept: 'application/json',
          'Content-Type': 'application/json',
          Authorization: 'Bearer secret',
        },
        body: '{"query":"pay.acme.test"}',
        signal,
      },
    );
  });

  it('uses the global fetch by default', async () => {
    const spy = jest
      .spyOn(globalThis, 'fetch')
      .mockResolvedValue(jsonAnswer('hello'));
    const client = createApiClient({ pluginId: 'ownership', discoveryApi });

    await expect(client.request({ path: '/' })).resolves.toBe('hello');
    spy.mockRestore();
  });

  it('returns nothing for an answer without content', async () => {
    const { client } = clientThatGets(new Response(null, { status: 204 }));

    await expect(
      client.request<void>({ method: 'DELETE', path: '/things/1' }),
    ).resolves.toBeUndefined();
  });

  it('hands out the answer as it came for downloads', async () => {
    const { client } = clientThatGets(new Response('a,b\n1,2\n'));

    const response = await client.fetch({ path: '/export.csv' });

    await expect(response.text()).resolves.toBe('a,b\n1,2\n');
  });

  it('throws a ResponseError with the cause that the backend gave', async () => {
    const { client } = clientThatGets(errorAnswer('ConflictError', 409));

    const error = await client.request({ path: '/things/1' }).catch(e => e);

    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({
      statusCode: 409,
      cause: { name: 'ConflictError', message: 'No such thing' },
    });
  });

  it('says which call could not be sent, and why', async () => {
    const { client } = clientThatGets(new TypeError('fetch failed'));

    await expect(
      client.request({ path: '/things/{id}', params: { id: 1 } }),
    ).rejects.toThrow(
      "Cannot reach plugin 'ownership' for GET /things/{id} at http://backend.test/api/ownership/things/1; caused by TypeError: fetch failed",
    );
  });

  it('says which call was answered with something else than JSON', async () => {
    const { client } = clientThatGets(new Response('<html>Sign in</html>'));

    await expect(client.request({ path: '/things' })).rejects.toThrow(
      "The answer of GET /things of plugin 'ownership' (status 200) is not JSON; caused by SyntaxError",
    );
  });

  it('leaves the error of an aborted call alone', async () => {
    const reason = new Error('The user went on to another page');
    const controller = new AbortController();
    controller.abort(reason);
    const { client } = clientThatGets(reason);

    await expect(
      client.request({ path: '/things' }, { signal: controller.signal }),
    ).rejects.toBe(reason);
  });

  describe('requestOptional', () => {
    it('returns what exists', async () => {
      const { client } = clientThatGets(jsonAnswer({ id: 1 }));

      await expect(
        client.requestOptional({ path: '/things/1' }),
      ).resolves.toEqual({ id: 1 });
    });

    it('returns undefined if the plugin says that there is none', async () => {
      const { client } = clientThatGets(errorAnswer('NotFoundError', 404));

      await expect(
        client.requestOptional({ path: '/things/1' }),
      ).resolves.toBeUndefined();
    });

    it('throws if the plugin itself is not there', async () => {
      const { client } = clientThatGets(new Response('', { status: 404 }));

      await expect(
        client.requestOptional({ path: '/things/1' }),
      ).rejects.toThrow('Request failed with 404');
    });

    it('throws any other error', async () => {
      const { client } = clientThatGets(errorAnswer('NotAllowedError', 403));

      await expect(
        client.requestOptional({ path: '/things/1' }),
      ).rejects.toThrow('Request failed with 403');
    });
  });
});
