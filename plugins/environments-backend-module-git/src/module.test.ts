import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  EnvironmentDriver,
  environmentDriversExtensionPoint,
} from '@groundwork/backstage-plugin-environments-node';
import environmentsModuleGit from '.';

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
      environmentsModuleGit,
      mockServices.rootConfig.factory({ data: config as never }),
    ],
  });
  await backend.stop();
  return drivers;
}

describe('the module', () => {
  it('adds the driver that is configured', async () => {
    const git = {
      repositories: [
        {
          id: 'deploy',
          url: '/srv/git/deploy.git',
          branch: 'main',
          author: { name: 'Groundwork', email: 'groundwork@acme.test' },
        },
      ],
    };
    const drivers = await driversWith({ environments: { drivers: { git } } });
    expect(drivers.map(({ id }) => id)).toEqual(['git']);
  });

  it('adds none where none is configured', async () => {
    expect(await driversWith({})).toEqual([]);
  });
});
