import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { ApprovalGuard } from './approvalGuard';
import { canApprove } from './canApprove';

const request = createPermission({
  name: 'environments.create',
  attributes: { action: 'create' },
});
const approve = createPermission({
  name: 'environments.approve',
  attributes: { action: 'update' },
});

const operateEntity = createPermission({
  name: 'environments.operate',
  attributes: { action: 'update' },
  resourceType: 'catalog-entity',
});
const approveEntity = createPermission({
  name: 'environments.approve',
  attributes: { action: 'update' },
  resourceType: 'catalog-entity',
});

/** A person's session, as a plugin sees it that another one called for them. */
function userThrough(subject: string): BackstageCredentials {
  const credentials = mockCredentials.user('user:default/ada.byron');
  return {
    ...credentials,
    principal: {
      ...credentials.principal,
      actor: { type: 'service', subject },
    },
  } as BackstageCredentials;
}

describe('canApprove', () => {
  it.each([
    ['agent:release-notes', false],
    ['external:agent:release-notes', false],
    ['plugin:mcp-actions', false],
    ['plugin:scaffolder', false],
    ['ci:agent:release-notes', true],
    ['reagent:x', true],
    ['external:change-management', true],
  ])('says of the service %s: %s', (subject, expected) => {
    expect(canApprove(mockCredentials.service(subject))).toBe(expected);
  });

  it('lets a person approve in their own session', () => {
    expect(canApprove(mockCredentials.user())).toBe(true);
  });

  it.each(['plugin:mcp-actions', 'plugin:scaffolder'])(
    'does not take a session that comes through %s for the person',
    subject => {
      expect(canApprove(userThrough(subject))).toBe(false);
    },
  );

  it('lets nobody else approve', () => {
    expect(canApprove(mockCredentials.none())).toBe(false);
  });
});

describe('ApprovalGuard', () => {
  /** Allows everything, as Backstage does for service principals. */
  const allow = async (requests: unknown[]) =>
    requests.map(() => ({ result: AuthorizeResult.ALLOW } as const));
  const allowAll = {
    authorize: jest.fn(allow),
    authorizeConditional: jest.fn(allow),
  };
  const permissions = new ApprovalGuard(allowAll);

  afterEach(() => jest.clearAllMocks());

  const agent = { credentials: mockCredentials.service('agent:release-notes') };

  it('denies an agent its approvals and keeps the order of the rest', async () => {
    const decisions = await permissions.authorize(
      [
        { permission: approve },
        { permission: request },
        { permission: approve },
      ],
      agent,
    );

    expect(decisions.map(({ result }) => result)).toEqual([
      'DENY',
      'ALLOW',
      'DENY',
    ]);
    expect(allowAll.authorize).toHaveBeenCalledWith(
      [{ permission: request }],
      agent,
    );
  });

  it('denies them too when conditions are asked for', async () => {
    const decisions = await permissions.authorizeConditional(
      [{ permission: operateEntity }, { permission: approveEntity }],
      agent,
    );

    expect(decisions.map(({ result }) => result)).toEqual(['ALLOW', 'DENY']);
    expect(allowAll.authorizeConditional).toHaveBeenCalledWith(
      [{ permission: operateEntity }],
      agent,
    );
  });

  it('asks nobody when an agent only wants to approve', async () => {
    const decisions = await permissions.authorize([{ permission: approve }], {
      credentials: userThrough('plugin:mcp-actions'),
    });

    expect(decisions).toEqual([{ result: 'DENY' }]);
    expect(allowAll.authorize).not.toHaveBeenCalled();
  });

  it.each([
    ['a person', mockCredentials.user()],
    ['a service', mockCredentials.service('external:change-management')],
  ])('leaves the decision about %s to Backstage', async (_, credentials) => {
    const decisions = await permissions.authorize([{ permission: approve }], {
      credentials,
    });

    expect(decisions).toEqual([{ result: 'ALLOW' }]);
    expect(allowAll.authorize).toHaveBeenCalledTimes(1);
  });
});
