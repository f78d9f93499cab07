import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { PermissionMemory } from './PermissionMemory';

const basic = createPermission({
  name: 'things.read',
  attributes: { action: 'read' },
});
const other = createPermission({
  name: 'others.read',
  attributes: { action: 'read' },
});
const ofResource = createPermission({
  name: 'catalog.entity.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});

const ada = mockCredentials.user('user:default/ada.byron');
const mina = mockCredentials.user('user:default/mina.park');
const service = mockCredentials.service('plugin:things');

const ALLOW = { result: AuthorizeResult.ALLOW } as const;
const DENY = { result: AuthorizeResult.DENY } as const;
const CONDITIONAL: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: { rule: 'IS', resourceType: 'catalog-entity', params: {} },
};

const OLD_NEWS =
  'Permissions do not answer; what you may read is as it was when they last did';

function setUp() {
  let now = new Date('2026-03-03T03:00:00Z');
  const permissions = mockServices.permissions.mock();
  return {
    permissions,
    memory: new PermissionMemory({ permissions, now: () => now }),
    later: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1_000);
    },
  };
}

describe('PermissionMemory', () => {
  it.each([ALLOW, DENY])(
    'asks whether a basic permission is to be had: $result',
    async decision => {
      const { memory, permissions } = setUp();
      permissions.authorize.mockResolvedValue([decision]);

      expect(await memory.decide(basic, ada)).toEqual(decision);
      expect(permissions.authorize).toHaveBeenCalledWith(
        [{ permission: basic }],
        { credentials: ada },
      );
      expect(permissions.authorizeConditional).not.toHaveBeenCalled();
    },
  );

  it.each([ALLOW, DENY, CONDITIONAL])(
    'asks what of a resource may be had: $result',
    async decision => {
      const { memory, permissions } = setUp();
      permissions.authorizeConditional.mockResolvedValue([decision]);

      const { result } = decision;
      expect(await memory.decide(ofResource, ada)).toEqual({ result });
      expect(permissions.authorizeConditional).toHaveBeenCalledWith(
        [{ permission: ofResource }],
        { credentials: ada },
      );
      expect(permissions.authorize).not.toHaveBeenCalled();
    },
  );

  it('remembers a decision for half a minute', async () => {
    const { memory, permissions, later } = setUp();
    permissions.authorize.mockResolvedValueOnce([ALLOW]);
    await memory.decide(basic, ada);

    later(29);
    expect(await memory.decide(basic, ada)).toEqual(ALLOW);
    expect(permissions.authorize).toHaveBeenCalledTimes(1);

    later(1);
    permissions.authorize.mockResolvedValueOnce([DENY]);
    expect(await memory.decide(basic, ada)).toEqual(DENY);
  });

  it('remembers for one caller and one permission only', async () => {
    const { memory, permissions } = setUp();
    permissions.authorize.mockResolvedValueOnce([ALLOW]);
    await memory.decide(basic, ada);
    permissions.authorize.mockResolvedValue([DENY]);

    expect(await memory.decide(basic, mina)).toEqual(DENY);
    expect(await memory.decide(basic, service)).toEqual(DENY);
    expect(await memory.decide(other, ada)).toEqual(DENY);
    expect(await memory.decide(basic, ada)).toEqual(ALLOW);
  });

  it.each([ALLOW, DENY])(
    'goes by the last decision while permissions do not answer: $result',
    async decision => {
      const { memory, permissions, later } = setUp();
      permissions.authorize.mockResolvedValueOnce([decision]);
      await memory.decide(basic, ada);
      permissions.authorize.mockRejectedValue(new Error('down'));

      later(59 * 60);
      expect(await memory.decide(basic, ada)).toEqual({
        ...decision,
        degradedReason: OLD_NEWS,
      });
    },
  );

  it('takes the answer as soon as there is one again', async () => {
    const { memory, permissions, later } = setUp();
    permissions.authorize.mockResolvedValueOnce([ALLOW]);
    await memory.decide(basic, ada);
    later(60);
    permissions.authorize.mockRejectedValueOnce(new Error('down'));
    await memory.decide(basic, ada);

    permissions.authorize.mockResolvedValueOnce([DENY]);
    expect(await memory.decide(basic, ada)).toEqual(DENY);
  });

  it('does not make a decision younger by going by it', async () => {
    const { memory, permissions, later } = setUp();
    permissions.authorize.mockResolvedValueOnce([ALLOW]);
    await memory.decide(basic, ada);
    permissions.authorize.mockRejectedValue(new Error('down'));
    later(40 * 60);
    await memory.decide(basic, ada);

    later(20 * 60);
    await expect(memory.decide(basic, ada)).rejects.toThrow();
  });

  it('never takes silence for consent', async () => {
    const { memory, permissions } = setUp();
    permissions.authorize.mockRejectedValue(new Error('down'));
    permissions.authorizeConditional.mockResolvedValue([]);

    for (const permission of [basic, ofResource]) {
      await expect(memory.decide(permission, ada)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining(
          'Permissions do not answer, so it is not known what you may read. Try again in a moment',
        ),
      });
    }
  });

  it('forgets the oldest of too many callers, and asks again', async () => {
    const { memory, permissions } = setUp();
    permissions.authorize.mockResolvedValue([ALLOW]);
    await memory.decide(basic, ada);
    for (let number = 0; number < 2_000; number++) {
      await memory.decide(
        basic,
        mockCredentials.user(`user:default/${number}`),
      );
    }
    permissions.authorize.mockRejectedValue(new Error('down'));

    await expect(memory.decide(basic, ada)).rejects.toThrow('do not answer');
    expect(
      await memory.decide(basic, mockCredentials.user('user:default/1999')),
    ).toEqual(ALLOW);
  });
});
