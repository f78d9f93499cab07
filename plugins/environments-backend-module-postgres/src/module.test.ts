import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  EnvironmentDriver,
  environmentDriversExtensionPoint,
} from '@groundwork/backstage-plugin-environments-node';
import environmentsModulePostgres from './index';
import { readInstances } from './instances';

const start = async (instances: Record<string, object>) => {
  const drivers: EnvironmentDriver[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        environmentDriversExtensionPoint,
        { addDriver: driver => drivers.push(driver) },
      ],
    ],
    features: [
      environmentsModulePostgres,
      mockServices.rootConfig.factory({
        data: { environments: { drivers: { postgres: { instances } } } },
      }),
    ],
  });
  return drivers.map(({ id }) => id);
};

describe('environmentsModulePostgres', () => {
  it('is a module of environments', () => {
    expect(environmentsModulePostgres.$$type).toBe(
      createBackendModule({ pluginId: 'a', moduleId: 'b', register() {} })
        .$$type,
    );
  });

  it('adds the driver where there is a server', async () => {
    await expect(
      start({ default: { host: 'db', user: 'admin' } }),
    ).resolves.toEqual(['postgres']);
  });

  it('adds none where there is no server', async () => {
    await expect(start({})).resolves.toEqual([]);
  });
});

describe('readInstances', () => {
  const read = (instances: object) =>
    readInstances(
      new ConfigReader({
        environments: { drivers: { postgres: { instances } } },
      }),
    );

  it('fills in what is not said', () => {
    expect([...read({ main: { host: 'db', user: 'admin' } })]).toEqual([
      [
        'main',
        {
          name: 'main',
          host: 'db',
          port: 5432,
          user: 'admin',
          password: undefined,
          database: 'postgres',
          ssl: false,
          publicHost: 'db',
          publicPort: 5432,
          templates: [],
          extensions: [],
        },
      ],
    ]);
  });

  it('reads what is said', () => {
    const main = {
      host: 'db',
      port: 1,
      user: 'admin',
      password: 'x',
      database: 'admin',
      ssl: { ca: 'PEM' },
      publicHost: 'db.acme.test',
      publicPort: 2,
      templates: ['t'],
      extensions: ['e'],
    };

    expect(read({ main }).get('main')).toEqual({
      ...main,
      name: 'main',
      ssl: { ca: 'PEM', rejectUnauthorized: true },
    });
  });

  it('says what is missing', () => {
    expect(() => read({ main: { host: 'db' } })).toThrow(
      /environments\.drivers\.postgres\.instances\.main\.user/,
    );
  });
});
