import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { PrintingDriver } from '../api/__testUtils__/PrintingDriver';
import { createEnvironmentsHarness } from './index';

const MINA = { ref: 'user:default/mina', groups: ['group:default/shop'] };

const BLUEPRINT = `apiVersion: groundwork/v1
kind: EnvironmentBlueprint
metadata: { name: plain, title: Plain, owner: group:default/platform }
spec:
  inputs: { type: object, properties: {} }
  resources:
    - { name: web, type: service, driver: ledger, spec: {} }
  outputs: { url: '\${{ resources.web.url }}' }
  policy: {}
`;

describeEachDatabase('createEnvironmentsHarness', {}, ({ create }) => {
  it('goes from a blueprint to an environment, and to nothing', async () => {
    const directory = await fs.mkdtemp(join(tmpdir(), 'harness-'));
    await fs.writeFile(join(directory, 'plain.yaml'), BLUEPRINT);
    const driver = new PrintingDriver();
    const boundaries: string[] = [];
    const harness = await createEnvironmentsHarness({
      database: mockServices.database({ knex: await create() }),
      config: new ConfigReader({
        app: { baseUrl: 'http://localhost:3000' },
        environments: {
          directory,
          locations: [{ target: 'plain.yaml' }],
          drivers: { process: { enabled: false }, sqlite: { enabled: false } },
        },
      }),
      directory,
      drivers: [driver],
      catalog: catalogServiceMock({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Group',
            metadata: { name: 'shop' },
            spec: { type: 'team', children: [] },
          },
        ],
      }),
      urlReader: mockServices.urlReader.mock(),
      logger: mockServices.logger.mock(),
      secretKey: Buffer.alloc(32, 1),
      onBoundary: boundary => {
        boundaries.push(boundary);
      },
    });
    const settle = async () => {
      while (await harness.workOnce()) {
        // Until nothing is due.
      }
    };

    await harness.loadBlueprints();
    const { id } = await harness.create(
      { blueprintId: 'plain', name: 'one', owner: 'group:default/shop' },
      MINA,
    );
    await settle();
    const made = await harness.find('one', MINA);
    await harness.command(id, { action: 'destroy', confirmName: 'one' }, MINA);
    await settle();

    expect(made).toMatchObject({
      id,
      phase: 'ready',
      url: 'http://object-1.test',
    });
    expect(boundaries).toContain('intent create begins');
    expect((await harness.find(id, MINA))?.phase).toBe('deleted');
    expect(driver.objects).toEqual([]);
    expect(await harness.takeInventories()).toEqual([]);
    await harness.close();
    await fs.rm(directory, { recursive: true });
  });
});
