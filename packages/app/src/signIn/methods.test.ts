import { createResume, SignInDependencies } from './methods';
import { ResumeError } from './useSignIn';

const signedIn = {
  getBackstageIdentity: async () => ({
    token: 'token',
    identity: {
      type: 'user' as const,
      userEntityRef: 'user:default/ada.byron',
      ownershipEntityRefs: ['user:default/ada.byron'],
    },
  }),
  getProfile: async () => ({ displayName: 'Ada Byron' }),
};
const signedOut = {
  getBackstageIdentity: async () => undefined,
  getProfile: async () => undefined,
};
const broken = {
  getBackstageIdentity: async () => {
    throw new Error('Unknown auth provider');
  },
  getProfile: async () => undefined,
};

function resumeWith(github: object, oidc: object) {
  return createResume({ people: [], providers: ['github', 'oidc'] }, {
    demoChoice: { get: () => undefined, set() {}, clear() {} },
    authApis: { github, oidc },
    discoveryApi: { getBaseUrl: async () => 'http://localhost/api/auth' },
    now: () => 0,
  } as unknown as SignInDependencies);
}

describe('createResume', () => {
  it('takes the session of the first provider that has one', async () => {
    const identity = await resumeWith(signedOut, signedIn)();
    await expect(identity!.getBackstageIdentity()).resolves.toMatchObject({
      userEntityRef: 'user:default/ada.byron',
    });
  });

  it('asks the next provider when one fails', async () => {
    await expect(resumeWith(broken, signedIn)()).resolves.toBeDefined();
  });

  it('names the provider that failed when no other has a session', async () => {
    const failure = await resumeWith(broken, signedOut)().catch(error => error);
    expect(failure).toBeInstanceOf(ResumeError);
    expect(failure.provider).toBe('github');
    expect(failure.cause.message).toBe('Unknown auth provider');
  });

  it('finds nothing when nobody is signed in', async () => {
    await expect(resumeWith(signedOut, signedOut)()).resolves.toBeUndefined();
  });
});
