import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { OwnershipService, ownershipServiceRef } from './service';

/** A server that takes down what it is asked, and knows no entity. */
async function serve() {
  const seen: Array<{ url?: string; authorization?: string; body: string }> =
    [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    const { url, headers } = request;
    seen.push({ url, authorization: headers.authorization, body });
    const isEntity = url?.startsWith('/api/ownership/entities/');
    response.writeHead(isEntity ? 404 : 200, {
      'content-type': 'application/json',
    });
    response.end(
      JSON.stringify(
        isEntity
          ? {
              error: { name: 'NotFoundError', message: 'no' },
              response: { statusCode: 404 },
            }
          : { items: [] },
      ),
    );
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { seen, server, baseUrl: `http://127.0.0.1:${port}` };
}

describe('ownershipServiceRef', () => {
  it('asks the ownership plugin on behalf of the caller', async () => {
    const { seen, server, baseUrl } = await serve();
    let service: OwnershipService | undefined;
    const consumer = createBackendPlugin({
      pluginId: 'consumer',
      register(env) {
        env.registerInit({
          deps: {
            ownership: ownershipServiceRef,
            logger: coreServices.logger,
          },
          async init({ ownership }) {
            service = ownership;
          },
        });
      },
    });
    const backend = await startTestBackend({
      features: [
        consumer,
        mockServices.discovery.mock({
          getBaseUrl: async (pluginId: string) => `${baseUrl}/api/${pluginId}`,
        }).factory,
      ],
    });
    const credentials = mockCredentials.user('user:default/ada.byron');

    await service!.resolveBatch([{ query: 'pay.acme.test' }], {
      credentials,
      at: '2026-03-03',
    });
    const missing = await service!.findEntity('component:default/none', {
      credentials,
    });
    await backend.stop();
    server.close();

    expect(missing).toBeUndefined();
    expect(seen.map(({ url }) => url)).toEqual([
      '/api/ownership/resolve/batch',
      '/api/ownership/entities/by-ref?entityRef=component%3Adefault%2Fnone',
    ]);
    expect(JSON.parse(seen[0].body)).toEqual({
      queries: [{ query: 'pay.acme.test' }],
      at: '2026-03-03',
    });
    expect(seen[0].authorization).toBe(
      mockCredentials.service.header({
        onBehalfOf: credentials,
        targetPluginId: 'ownership',
      }),
    );
  });
});
