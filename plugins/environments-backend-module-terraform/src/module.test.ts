import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  EnvironmentDriver,
  environmentDriversExtensionPoint,
} from '@groundwork/backstage-plugin-environments-node';
import environmentsModuleTerraform from '.';

/** Starts the module with a plugin that only collects drivers. */
async function driversWith(config: object): Promise<EnvironmentDriver[]> {
  const drivers: EnvironmentDriver[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'environments',
    register(env) {
      env.registerExtensionPoint(environmentDriversExtensionPoint, {
        addDriver: driver => {
          drivers.push(driver);
        },
      });
      env.registerInit({ deps: {}, async init() {} });
    },
  });
  const backend = await startTestBackend({
    features: [
      plugin,
      environmentsModuleTerraform,
      mockServices.rootConfig.factory({ data: config as never }),
    ],
  });
  await backend.stop();
  return drivers;
}

describe('the module', () => {
  it('adds the driver that is configured', async () => {
    const terraform = {
      modules: [{ id: 'database', source: '/srv/modules/database' }],
    };
    const drivers = await driversWith({
      environments: { drivers: { terraform } },
    });
    expect(drivers.map(({ id }) => id)).toEqual(['terraform']);
  });

  it('adds none where none is configured', async () => {
    expect(await driversWith({})).toEqual([]);
  });
});
