import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { PermissionMemory } from './PermissionMemory';
import { ReadAuthorizer } from './ReadAuthorizer';

const ORDERS = 'component:default/orders';
const SECRET = 'component:default/secret';

const ada = mockCredentials.user('user:default/ada.byron');
const mina = mockCredentials.user('user:default/mina.park');

function setUp() {
  let now = new Date('2026-03-03T03:00:00Z');
  const permissions = mockServices.permissions.mock();
  const catalog = catalogServiceMock.mock();
  return {
    permissions,
    catalog,
    later: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    authorizer: new ReadAuthorizer({
      permissions: new PermissionMemory({ permissions, now: () => now }),
      catalog,
    }),
  };
}

const CONDITIONAL: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: ['user:default/ada.byron'] },
  },
};

describe('ReadAuthorizer', () => {
  it.each([
    [AuthorizeResult.ALLOW, [ORDERS, SECRET]],
    [AuthorizeResult.DENY, []],
  ] as const)(
    'follows a plain %s without the catalog',
    async (result, refs) => {
      const { authorizer, permissions, catalog } = setUp();
      permissions.authorizeConditional.mockResolvedValue([{ result }]);

      const readable = await authorizer.readable([ORDERS, SECRET], ada);

      expect(readable).toEqual({ refs: new Set(refs) });
      expect(catalog.getEntitiesByRefs).not.toHaveBeenCalled();
    },
  );

  it('asks the catalog once, as the caller, when it depends', async () => {
    const { authorizer, permissions, catalog } = setUp();
    permissions.authorizeConditional.mockResolvedValue([CONDITIONAL]);
    catalog.getEntitiesByRefs.mockResolvedValue({
      items: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'orders' },
        },
        undefined,
      ],
    });

    const readable = await authorizer.readable([ORDERS, SECRET], ada);

    expect(readable.refs).toEqual(new Set([ORDERS]));
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(1);
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledWith(
      { entityRefs: [ORDERS, SECRET], fields: ['kind'] },
      { credentials: ada },
    );
  });

  it('asks for as many at once as the catalog takes, and misses none', async () => {
    const { authorizer, permissions, catalog } = setUp();
    permissions.authorizeConditional.mockResolvedValue([CONDITIONAL]);
    const sizes: number[] = [];
    const isEven = (ref: string) => Number(ref.split('-')[1]) % 2 === 0;
    catalog.getEntitiesByRefs.mockImplementation(async request => {
      sizes.push(Buffer.byteLength(JSON.stringify(request)));
      const items = request.entityRefs.map(ref =>
        isEven(ref)
          ? { apiVersion: 'a', kind: 'Component', metadata: { name: 'n' } }
          : undefined,
      );
      return { items };
    });
    const refs = Array.from(
      { length: 5_000 },
      (_, number) => `component:default/${'ö'.repeat(20)}-${number}`,
    );

    const readable = await authorizer.readable(refs, ada);

    expect(readable.refs).toEqual(new Set(refs.filter(isEven)));
    // Express reads no more than 100 KiB unless told otherwise.
    expect(Math.max(...sizes)).toBeLessThan(100 * 1024);
    expect(sizes.length).toBeLessThan(10);
  });

  it('asks the catalog nothing about nothing', async () => {
    const { authorizer, permissions, catalog } = setUp();
    permissions.authorizeConditional.mockResolvedValue([CONDITIONAL]);

    expect(await authorizer.readable([], ada)).toEqual({ refs: new Set() });
    expect(catalog.getEntitiesByRefs).not.toHaveBeenCalled();
  });

  it('remembers a decision for half a minute, for each caller', async () => {
    const { authorizer, permissions, later } = setUp();
    permissions.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);

    await authorizer.readable([ORDERS], ada);
    await authorizer.readable([ORDERS], ada);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);

    await authorizer.readable([ORDERS], mina);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(2);

    later(1);
    await authorizer.readable([ORDERS], ada);
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(3);
  });

  it('uses the last decision when permissions do not answer, and says so', async () => {
    const { authorizer, permissions, later } = setUp();
    permissions.authorizeConditional.mockResolvedValueOnce([
      { result: AuthorizeResult.ALLOW },
    ]);
    await authorizer.readable([ORDERS], ada);

    later(30);
    permissions.authorizeConditional.mockRejectedValue(new Error('down'));
    const readable = await authorizer.readable([ORDERS], ada);

    expect(readable.refs).toEqual(new Set([ORDERS]));
    expect(readable.degradedReason).toMatch(/Permissions do not answer/);
  });

  it('does not answer without a decision, nor with one that is too old', async () => {
    const { authorizer, permissions, later } = setUp();
    permissions.authorizeConditional.mockRejectedValue(new Error('down'));
    await expect(authorizer.readable([ORDERS], ada)).rejects.toThrow(
      /Permissions do not answer/,
    );

    permissions.authorizeConditional.mockResolvedValueOnce([
      { result: AuthorizeResult.ALLOW },
    ]);
    await authorizer.readable([ORDERS], ada);
    later(61);
    await expect(authorizer.readable([ORDERS], ada)).rejects.toThrow(
      /Permissions do not answer/,
    );
  });

  it('does not answer when it depends and the catalog is silent', async () => {
    const { authorizer, permissions, catalog } = setUp();
    permissions.authorizeConditional.mockResolvedValue([CONDITIONAL]);
    catalog.getEntitiesByRefs.mockRejectedValue(new Error('down'));

    await expect(authorizer.readable([ORDERS], ada)).rejects.toThrow(
      /the catalog does not answer/,
    );
  });
});
