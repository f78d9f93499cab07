import { execFile } from 'node:child_process';
import { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { deliveryPlugin } from '../plugin';

const SCRIPT = resolve(
  __dirname,
  '../../../../examples/acme/scripts/make-year.mjs',
);
const SECRET = 'the-secret-of-the-demo';
const TOKEN = 'the-token-of-the-demo';

describe('make-year', () => {
  it('sends what the plugin takes, and sends it again in vain', async () => {
    const backend = await startTestBackend({
      features: [
        deliveryPlugin,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({
          data: {
            delivery: {
              ingest: {
                github: { secrets: [SECRET] },
                cdevents: { tokens: [TOKEN] },
                tests: { tokens: [TOKEN] },
              },
            },
          },
        }),
      ],
    });
    const { port } = backend.server.address() as AddressInfo;
    const url = `http://localhost:${port}/api/delivery`;
    const send = () =>
      promisify(execFile)(
        process.execPath,
        [SCRIPT, '--weeks', '1', '--url', url],
        { env: { GITHUB_WEBHOOK_SECRET: SECRET, CDEVENTS_TOKEN: TOKEN } },
      );

    const first = await send();
    const again = await send();
    await backend.stop();

    const [, sent, appended, duplicates] =
      /sent (\d+): (\d+) were new, (\d+) were there already/.exec(
        first.stdout,
      ) ?? [];
    expect(Number(sent)).toBeGreaterThan(200);
    expect([appended, duplicates]).toEqual([sent, '0']);
    expect(again.stdout).toContain(
      `sent ${sent}: 0 were new, ${sent} were there already`,
    );
  });
});
