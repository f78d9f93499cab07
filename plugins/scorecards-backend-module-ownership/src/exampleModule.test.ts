import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  FactCollector,
  factCollectorsExtensionPoint,
} from '@groundwork/backstage-plugin-scorecards-node';
import exampleModule from './__testUtils__/exampleModule';

const DOCS = join(__dirname, '../../../docs/scorecards/facts.md');
const EXAMPLE = join(__dirname, '__testUtils__/exampleModule.ts');

describe('the example of a collector in docs/scorecards/facts.md', () => {
  it('is what is compiled here', async () => {
    const [, code] = /```ts\n([\s\S]*?)```/.exec(await readFile(DOCS, 'utf8'))!;

    expect(code).toBe(await readFile(EXAMPLE, 'utf8'));
  });

  it('observes entities', async () => {
    const server = createServer((_, res) => {
      res.end(JSON.stringify({ orders: 81.5 }));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const realFetch = globalThis.fetch;
    jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation((_, init) =>
        realFetch(`http://127.0.0.1:${port}`, init),
      );
    const collectors: FactCollector[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [
          factCollectorsExtensionPoint,
          { addCollector: it => collectors.push(it) },
        ],
      ],
      features: [exampleModule],
    });
    const entity = (name: string) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name },
    });
    async function* pages() {
      yield [entity('orders'), entity('stock')];
    }

    const batches = collectors[0].collect(pages(), {
      signal: new AbortController().signal,
      logger: mockServices.logger.mock(),
    });

    for await (const batch of batches) {
      expect(batch).toEqual([
        {
          entityRef: 'component:default/orders',
          facts: { 'quality.lineCoverage': 81.5 },
        },
        {
          entityRef: 'component:default/stock',
          facts: { 'quality.lineCoverage': undefined },
        },
      ]);
    }
    expect(globalThis.fetch).toHaveBeenCalledTimes(1);
    await backend.stop();
    server.close();
    server.closeAllConnections();
  });
});
