import { ActionsServiceAction } from '@backstage/backend-plugin-api/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Caller } from '../api/services';
import { ActionDeps, registerActions } from './registerActions';

const credentials = mockCredentials.user('user:default/robot');

function register() {
  const actionsRegistry = actionsRegistryServiceMock();
  const caller = { ref: 'user:default/robot' } as Caller;
  const audited: Array<{ eventId: string; meta: object }> = [];
  const detail = {
    id: 'e1',
    name: 'one',
    phase: 'pending',
    message: 'Is about to be made',
    blueprint: { id: 'plain', title: 'Plain', version: 1 },
    owner: 'group:default/shop',
    createdBy: caller.ref,
    resources: [],
    outputs: [
      { name: 'url', kind: 'url', value: 'http://one.test' },
      { name: 'password', kind: 'secret' },
    ],
    cost: { currency: 'EUR', perDay: 1, soFar: 0 },
  };
  const deps = {
    actionsRegistry,
    auditor: {
      createEvent: async (event: (typeof audited)[number]) => {
        audited.push(event);
        return { success: async () => {}, fail: async () => {} };
      },
    },
    callers: { with: async () => caller },
    environmentService: {
      create: jest.fn(async () => detail),
      command: jest.fn(async () => detail),
    },
    reader: {
      find: jest.fn(async (id: string) => (id === 'one' ? detail : undefined)),
    },
    deployments: {},
    approvals: {},
  };
  registerActions(deps as unknown as ActionDeps);
  return { actionsRegistry, deps, caller, audited };
}

describe('actions', () => {
  it('say honestly what they do, and none of them approves', async () => {
    const { actionsRegistry } = register();
    const { actions } = await actionsRegistry.list();

    const told = Object.fromEntries(
      actions.map(({ name, attributes }: ActionsServiceAction) => [
        name,
        Object.entries(attributes)
          .filter(([, holds]) => holds)
          .map(([attribute]) => attribute)
          .sort()
          .join(' '),
      ]),
    );

    expect(told).toEqual({
      'plan-environment': 'idempotent readOnly',
      'create-environment': 'idempotent',
      'list-environments': 'idempotent readOnly',
      'get-environment': 'idempotent readOnly',
      'extend-environment': '',
      'destroy-environment': 'destructive idempotent',
      'list-stages': 'idempotent readOnly',
      'plan-deployment': 'idempotent readOnly',
      'deploy-release': 'idempotent',
      'promote-release': 'idempotent',
      'rollback-release': 'destructive idempotent',
      'list-approvals': 'idempotent readOnly',
    });
  });

  const invoke = (
    registry: ReturnType<typeof register>['actionsRegistry'],
    name: string,
    input: object,
  ) =>
    registry.invoke({ id: `test:${name}`, input: { ...input }, credentials });

  it('create by a key, on behalf of the caller, and write it down', async () => {
    const { actionsRegistry, deps, caller, audited } = register();
    const request = { blueprintId: 'plain', idempotencyKey: 'task-1' };

    const { output } = await invoke(
      actionsRegistry,
      'create-environment',
      request,
    );

    expect(deps.environmentService.create).toHaveBeenCalledWith(
      request,
      caller,
    );
    expect(output).toMatchObject({ id: 'e1', phase: 'pending' });
    expect(audited).toEqual([
      expect.objectContaining({
        eventId: 'environment-create',
        meta: expect.objectContaining({ subject: 'user:default/robot' }),
      }),
    ]);
  });

  it('create nothing without a key', async () => {
    const { actionsRegistry } = register();

    await expect(
      invoke(actionsRegistry, 'create-environment', { blueprintId: 'plain' }),
    ).rejects.toThrow('idempotencyKey');
  });

  it('tell no secrets', async () => {
    const { actionsRegistry } = register();

    const { output } = await invoke(actionsRegistry, 'get-environment', {
      environment: 'one',
    });

    expect(output).toMatchObject({
      outputs: [{ name: 'url', value: 'http://one.test' }],
    });
    await expect(
      invoke(actionsRegistry, 'get-environment', { environment: 'none' }),
    ).rejects.toThrow("There is no environment 'none'");
  });

  it('destroy only by name', async () => {
    const { actionsRegistry, deps, caller } = register();

    await invoke(actionsRegistry, 'destroy-environment', {
      environment: 'e1',
      confirmName: 'one',
    });

    expect(deps.environmentService.command).toHaveBeenCalledWith(
      'e1',
      { action: 'destroy', confirmName: 'one' },
      caller,
    );
    await expect(
      invoke(actionsRegistry, 'destroy-environment', { environment: 'e1' }),
    ).rejects.toThrow('confirmName');
  });
});
