import {
  Deployment,
  EnvironmentDetail,
  EnvironmentsApi,
  Verdict,
} from '@groundwork/backstage-plugin-environments-common';
import { credentials, runAction, serviceOf } from '../__testUtils__/runAction';
import { createCreateAction } from './createEnvironment';
import { createDeploymentAction } from './deploy';
import { createDestroyAction } from './destroyEnvironment';

const baseUrl = 'https://portal.acme.test';

const ENVIRONMENT = {
  id: 'id-1',
  name: 'orders-main',
  phase: 'pending',
  desired: { deleted: false },
  actions: { destroy: { allowed: true } },
} as EnvironmentDetail;

const DEPLOYMENT = {
  id: 'deployment-1',
  environmentId: 'id-2',
  stage: 'staging',
  version: 'v1.4.0',
  status: 'waiting_approval',
} as Deployment;

function worldOf(overrides: Partial<EnvironmentsApi> = {}) {
  const api = {
    createEnvironment: jest.fn(async () => ENVIRONMENT),
    plan: jest.fn(
      async () =>
        ({
          decision: 'allowed',
          reasons: [],
          name: 'orders-main',
        } as unknown as Verdict),
    ),
    findEnvironment: jest.fn(async () => ENVIRONMENT),
    command: jest.fn(async () => ({
      ...ENVIRONMENT,
      phase: 'deleting' as const,
    })),
    deploy: jest.fn(async () => DEPLOYMENT),
    planDeployment: jest.fn(async () => ({
      decision: 'needs-approval' as const,
      reasons: [],
      gates: [],
      version: 'v1.4.0',
      commit: '8f2c1e0',
      planDigest: 'd',
      resources: [],
      notUndone: [],
    })),
    ...overrides,
  };
  const { environments, calls } = serviceOf(api);
  return { api, calls, options: { environments, baseUrl } };
}

const KEY = expect.stringMatching(/^scaffolder:task-1:[0-9a-f]{32}$/);

describe('environment:create', () => {
  const input = { blueprint: 'service', component: 'component:default/orders' };

  it('asks on behalf of who started it, and returns at once', async () => {
    const { api, calls, options } = worldOf();

    const outputs = await runAction(createCreateAction(options), {
      ...input,
      ref: 'main',
      inputs: { logLevel: 'debug' },
      ttlHours: 4,
    });

    expect(outputs).toEqual({
      environmentId: 'id-1',
      name: 'orders-main',
      phase: 'pending',
      url: 'https://portal.acme.test/environments/id-1',
    });
    expect(calls.map(it => it.credentials)).toEqual([credentials]);
    expect(api.createEnvironment).toHaveBeenCalledWith({
      blueprintId: 'service',
      component: 'component:default/orders',
      ref: 'main',
      inputs: { logLevel: 'debug' },
      ttlHours: 4,
      idempotencyKey: KEY,
    });
  });

  it('asks for the same only when the step is run again', async () => {
    const keys: Array<string | undefined> = [];
    const { options } = worldOf({
      createEnvironment: async ({ idempotencyKey }) => {
        keys.push(idempotencyKey);
        return ENVIRONMENT;
      },
    });
    const action = createCreateAction(options);

    await runAction(action, input);
    await runAction(action, input);
    expect(keys[0]).toBe(keys[1]);

    await runAction(action, input, { stepId: 'other' });
    await runAction(action, input, { taskId: 'task-2' });
    await runAction(action, input, { each: { key: '0', value: 'a' } });
    await runAction(action, input, { each: { key: '1', value: 'b' } });
    expect(new Set(keys).size).toBe(5);
  });

  it('makes nothing in a dry run', async () => {
    const { api, options } = worldOf();

    const outputs = await runAction(createCreateAction(options), input, {
      isDryRun: true,
    });

    expect(outputs).toEqual({ name: 'orders-main' });
    expect(api.createEnvironment).not.toHaveBeenCalled();
  });

  it('says in a dry run what is against it', async () => {
    const { options } = worldOf({
      plan: async () =>
        ({
          decision: 'denied',
          reasons: [{ code: 'quota', message: 'You have 5 of 5' }],
        } as unknown as Verdict),
    });

    await expect(
      runAction(createCreateAction(options), input, { isDryRun: true }),
    ).rejects.toThrow('The environment would be denied: You have 5 of 5');
  });

  it('tells templates what it takes', () => {
    const { options } = worldOf();

    expect(createCreateAction(options).schema?.input).toMatchObject({
      type: 'object',
      required: ['blueprint'],
      properties: { ttlHours: { type: 'number', exclusiveMinimum: 0 } },
    });
  });
});

describe.each(['deploy', 'promote', 'rollback'] as const)(
  'environment:%s',
  kind => {
    const input = {
      component: 'component:default/orders',
      stage: 'staging',
      version: 'v1.4.0',
    };

    it('asks on behalf of who started it, and returns at once', async () => {
      const { api, calls, options } = worldOf();

      const outputs = await runAction(
        createDeploymentAction(kind, options),
        input,
      );

      expect(outputs).toEqual({
        deploymentId: 'deployment-1',
        environmentId: 'id-2',
        version: 'v1.4.0',
        status: 'waiting_approval',
        url: 'https://portal.acme.test/environments/id-2',
      });
      expect(calls.map(it => it.credentials)).toEqual([credentials]);
      expect(api.deploy).toHaveBeenCalledWith({
        ...input,
        kind,
        idempotencyKey: KEY,
      });
    });

    it('does nothing in a dry run', async () => {
      const { api, options } = worldOf();

      const outputs = await runAction(
        createDeploymentAction(kind, options),
        input,
        { isDryRun: true },
      );

      expect(outputs).toEqual({ version: 'v1.4.0' });
      expect(api.deploy).not.toHaveBeenCalled();
    });
  },
);

it.each([
  ['deploy', ['component', 'stage', 'version']],
  ['promote', ['component', 'stage']],
  ['rollback', ['component', 'stage']],
] as const)('environment:%s needs %j', (kind, required) => {
  const { options } = worldOf();

  expect(createDeploymentAction(kind, options).schema?.input).toMatchObject({
    required,
  });
});

describe('environment:destroy', () => {
  const input = { environment: 'id-1', confirmName: 'orders-main' };

  it('has it destroyed, and returns at once', async () => {
    const { api, options } = worldOf();

    const outputs = await runAction(createDestroyAction(options), input);

    expect(outputs).toEqual({
      environmentId: 'id-1',
      phase: 'deleting',
      url: 'https://portal.acme.test/environments/id-1',
    });
    expect(api.command).toHaveBeenCalledWith('id-1', {
      action: 'destroy',
      confirmName: 'orders-main',
    });
  });

  it.each([
    [
      'another name',
      { findEnvironment: async () => ({ ...ENVIRONMENT, name: 'payments' }) },
      "The environment is called 'payments', not 'orders-main'; nothing was destroyed",
    ],
    [
      'no such environment',
      { findEnvironment: async () => undefined },
      "There is no environment 'id-1', or you may not see it",
    ],
  ])('destroys nothing with %s', async (_, overrides, message) => {
    const { api, options } = worldOf(overrides);

    await expect(
      runAction(createDestroyAction(options), input),
    ).rejects.toThrow(message);
    expect(api.command).not.toHaveBeenCalled();
  });

  it('is content with what is on its way', async () => {
    const { api, options } = worldOf({
      findEnvironment: async () => ({
        ...ENVIRONMENT,
        phase: 'deleted',
        desired: { ...ENVIRONMENT.desired, deleted: true },
      }),
    });

    expect(await runAction(createDestroyAction(options), input)).toMatchObject({
      phase: 'deleted',
    });
    expect(api.command).not.toHaveBeenCalled();
  });

  it('destroys nothing in a dry run, and says what is against it', async () => {
    const { api, options } = worldOf();
    await runAction(createDestroyAction(options), input, { isDryRun: true });
    expect(api.command).not.toHaveBeenCalled();

    const forbidden = worldOf({
      findEnvironment: async () => ({
        ...ENVIRONMENT,
        actions: {
          ...ENVIRONMENT.actions,
          destroy: { allowed: false, reason: 'Only its owner may' },
        },
      }),
    });
    await expect(
      runAction(createDestroyAction(forbidden.options), input, {
        isDryRun: true,
      }),
    ).rejects.toThrow('Only its owner may');
  });
});
