import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { TestServer } from '../providers/feeds/origin/__testUtils__/testServer';
import { EnrichmentService } from './EnrichmentService';

const server = new TestServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

it('does not gather more payloads than it can hold before a receiver that hangs', async () => {
  const service = EnrichmentService.fromConfig({
    config: new ConfigReader({
      app: { baseUrl: 'https://portal.acme.test' },
      ownership: {
        enrichment: {
          receivers: [
            {
              name: 'hangs',
              url: server.on('/hangs', () => {}),
              timeout: { seconds: 1 },
              allowPrivateNetwork: true,
            },
          ],
        },
      },
    }),
    resolver: { resolve: () => Promise.reject(new Error('not asked')) },
    logger: mockServices.logger.mock(),
    now: () => new Date(),
  });
  const send = () =>
    service
      .send(service.receiver('hangs'), Buffer.from('{}'), {})
      .catch(error => error.name);

  const waiting = Array.from({ length: 100 }, send);

  expect(await send()).toBe('ServiceUnavailableError');
  expect(new Set(await Promise.all(waiting))).toEqual(
    new Set(['BadGatewayError']),
  );
  expect(await send()).toBe('BadGatewayError');
});
