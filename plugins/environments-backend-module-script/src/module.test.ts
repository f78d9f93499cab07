import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  EnvironmentDriver,
  environmentDriversExtensionPoint,
} from '@groundwork/backstage-plugin-environments-node';
import environmentsModuleScript from './index';
import { readPrograms } from './programs';

const dataWith = (programs: object[]) => ({
  environments: {
    drivers: { script: { programs: JSON.parse(JSON.stringify(programs)) } },
  },
});

const start = async (programs: object[]) => {
  const drivers: EnvironmentDriver[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        environmentDriversExtensionPoint,
        { addDriver: driver => drivers.push(driver) },
      ],
    ],
    features: [
      environmentsModuleScript,
      mockServices.rootConfig.factory({ data: dataWith(programs) }),
    ],
  });
  return drivers.map(({ id }) => id);
};

describe('environmentsModuleScript', () => {
  it('adds the driver where there is a program', async () => {
    await expect(
      start([{ id: 'dns', command: ['/usr/bin/true'] }]),
    ).resolves.toEqual(['script']);
  });

  it('adds none where there is no program', async () => {
    await expect(start([])).resolves.toEqual([]);
  });
});

describe('readPrograms', () => {
  const read = (...programs: object[]) =>
    readPrograms(new ConfigReader(dataWith(programs)));

  it('fills in what is not said', () => {
    expect(read({ id: 'dns', command: ['dns'] }).get('dns')).toEqual({
      id: 'dns',
      command: ['dns'],
      timeoutMs: 60_000,
      env: {},
      directory: undefined,
      canPause: false,
    });
  });

  it('reads what is said', () => {
    const dns = {
      id: 'dns',
      command: ['dns', '--zone', 'acme.test'],
      timeout: { minutes: 5 },
      env: { TOKEN: 'x' },
      directory: '/opt/dns',
      pause: true,
    };

    expect(read(dns).get('dns')).toEqual({
      id: 'dns',
      command: ['dns', '--zone', 'acme.test'],
      timeoutMs: 300_000,
      env: { TOKEN: 'x' },
      directory: '/opt/dns',
      canPause: true,
    });
    expect(read({ ...dns, timeout: '90s' }).get('dns')?.timeoutMs).toBe(90_000);
  });

  it.each([
    [[{ id: 'DNS', command: ['dns'] }], "'DNS' is no id"],
    [[{ id: 'dns', command: [] }], "the command of 'dns' is empty"],
    [
      [
        { id: 'dns', command: ['a'] },
        { id: 'dns', command: ['b'] },
      ],
      "has 'dns' twice",
    ],
  ])('refuses %j', (programs, message) => {
    expect(() => read(...programs)).toThrow(message);
  });
});
