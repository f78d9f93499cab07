import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { addressOf } from './addressOf';

describe('addressOf', () => {
  const services = {
    auth: mockServices.auth({ pluginId: 'environments' }),
    discovery: mockServices.discovery(),
  };

  it('is what the sink says', async () => {
    const sink = {
      id: 'bus',
      target: { url: 'https://bus.acme.test/events' },
      headers: { 'X-Key': 'k' },
    };
    expect(await addressOf(sink, services)).toEqual({
      url: 'https://bus.acme.test/events',
      headers: { 'X-Key': 'k' },
    });
  });

  it('is the ingest of a plugin, with a token for it', async () => {
    const sink = {
      id: 'delivery',
      target: { plugin: 'delivery' },
      headers: { 'X-More': 'm' },
    };
    expect(await addressOf(sink, services)).toEqual({
      url: 'http://localhost:0/api/delivery/ingest/cdevents',
      headers: {
        'X-More': 'm',
        Authorization: mockCredentials.service.header({
          onBehalfOf: mockCredentials.service('plugin:environments'),
          targetPluginId: 'delivery',
        }),
      },
    });
  });
});
