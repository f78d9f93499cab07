import {
  EnvironmentDriver,
  Secret,
} from '@groundwork/backstage-plugin-environments-node';
import { Drivers } from '../../engine/Drivers';
import { StoredResource } from '../../engine/types';
import { SecretStore } from '../../secrets/SecretStore';
import { ServiceOutput } from './ServiceOutput';

const web = {
  environmentId: 'e-1',
  name: 'web',
  type: 'service',
  driver: 'test',
  state: {},
  appliedDesire: { environment: { id: 'e-1' } },
} as StoredResource;

function createOutput(readOutput: EnvironmentDriver['readOutput']) {
  const clock = { time: 0 };
  const drivers = new Drivers();
  drivers.add({ id: 'test', readOutput } as EnvironmentDriver);
  const secrets = {
    readAll: async () => ({
      secrets: [{ reveal: () => 'hunter2' } as Secret],
    }),
  } as unknown as SecretStore;
  const output = new ServiceOutput({
    drivers,
    secrets,
    now: () => new Date(clock.time),
    timeoutMs: 1,
  });
  return { clock, output };
}

describe('ServiceOutput', () => {
  it('waits for no driver that does not listen, and lets it rest', async () => {
    const readOutput = jest.fn(() => new Promise<never>(() => {}));
    const { clock, output } = createOutput(readOutput);
    const silent = {
      kind: 'unread',
      reason: 'it has not answered for 0.001 seconds',
    };

    expect(await output.read(web, undefined)).toEqual(silent);
    clock.time = 29_999;
    expect(await output.read(web, undefined)).toEqual(silent);
    expect(readOutput).toHaveBeenCalledTimes(1);
    clock.time = 31_000;
    await output.read(web, undefined);
    expect(readOutput).toHaveBeenCalledTimes(2);
  });

  it('says without secrets why a driver could not, and reads the others', async () => {
    const { output } = createOutput(async (_, { after }) => {
      if (after === 'bad') {
        throw new Error('hunter2 is wrong');
      }
      return { lines: ['hunter2'], position: '1' };
    });

    expect(await output.read(web, 'bad')).toEqual({
      kind: 'unread',
      reason: '*** is wrong',
    });
    expect(await output.read({ ...web, name: 'api' }, undefined)).toEqual({
      kind: 'lines',
      lines: ['***'],
      position: '1',
    });
  });

  it('cuts lines that are too long once no secret is in them', async () => {
    const beginning = 'x'.repeat(15_998);
    const { output } = createOutput(async () => ({
      lines: [`${beginning}hunter2 and more`, 'next'],
      position: '2',
    }));

    expect(await output.read(web, undefined)).toEqual({
      kind: 'lines',
      lines: [`${beginning}** …`, 'next'],
      position: '2',
    });
  });
});
