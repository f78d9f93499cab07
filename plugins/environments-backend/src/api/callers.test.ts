import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  EnvironmentDecisions,
  EnvironmentPermissions,
} from '../authorization-rules';
import { Callers } from './callers';

const allowed = { result: AuthorizeResult.ALLOW } as const;
const denied = { result: AuthorizeResult.DENY } as const;

function callersWith(change: Partial<EnvironmentDecisions>): Callers {
  const decisions: EnvironmentDecisions = {
    read: allowed,
    create: allowed,
    operate: allowed,
    destroy: allowed,
    'reveal-secret': allowed,
    approve: allowed,
    ...change,
  };
  const permissions: Pick<EnvironmentPermissions, 'decide'> = {
    decide: async () => decisions,
  };
  return new Callers({
    httpAuth: mockServices.httpAuth(),
    userInfo: mockServices.userInfo({
      ownershipEntityRefs: ['user:default/mina', 'group:default/shop'],
    }),
    permissions: permissions as EnvironmentPermissions,
  });
}

const mina = mockCredentials.user('user:default/mina');

describe('Callers', () => {
  it('takes somebody for a person who may approve something', async () => {
    expect(await callersWith({}).with(mina)).toMatchObject({
      ref: 'user:default/mina',
      ownershipRefs: ['user:default/mina', 'group:default/shop'],
      isAgent: false,
    });
  });

  it.each([
    ['whom the policy lets approve nothing', { approve: denied }, mina],
    [
      'that is no user, whatever the policy says',
      {},
      mockCredentials.service('plugin:cleaner'),
    ],
    [
      'whose session comes through a plugin, whatever the policy says',
      {},
      mockCredentials.user('user:default/mina', {
        actor: { subject: 'plugin:scaffolder' },
      }),
    ],
  ])('takes for a program somebody %s', async (_, change, credentials) => {
    expect((await callersWith(change).with(credentials)).isAgent).toBe(true);
  });

  it.each([
    ['who may read nothing', { read: denied }, mina],
    ['who is not signed in', {}, mockCredentials.none()],
  ])('refuses somebody %s', async (_, change, credentials) => {
    await expect(callersWith(change).with(credentials)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });
});
