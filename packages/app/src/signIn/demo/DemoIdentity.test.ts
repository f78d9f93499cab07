import { DemoIdentity } from './DemoIdentity';
import { DemoSession } from './session';

const HOUR = 3_600_000;

function session(token: string): DemoSession {
  return {
    profile: { displayName: 'Ada Byron', email: 'ada.byron@acme.test' },
    backstageIdentity: {
      token,
      expiresInSeconds: 3600,
      identity: {
        type: 'user',
        userEntityRef: 'user:default/ada.byron',
        ownershipEntityRefs: [
          'user:default/ada.byron',
          'group:default/payments-core',
        ],
      },
    },
  };
}

async function signedIn() {
  let now = 0;
  let issued = 0;
  const fetchSession = jest.fn(async () => {
    issued += 1;
    return session(`token-${issued}`);
  });
  const forgetChoice = jest.fn();
  const identity = await DemoIdentity.signIn({
    fetchSession,
    forgetChoice,
    now: () => now,
  });
  return {
    identity,
    fetchSession,
    forgetChoice,
    setTime: (time: number) => {
      now = time;
    },
  };
}

describe('DemoIdentity', () => {
  it('is the person that the backend answered with', async () => {
    const { identity } = await signedIn();
    await expect(identity.getBackstageIdentity()).resolves.toEqual({
      type: 'user',
      userEntityRef: 'user:default/ada.byron',
      ownershipEntityRefs: [
        'user:default/ada.byron',
        'group:default/payments-core',
      ],
    });
    await expect(identity.getProfileInfo()).resolves.toEqual({
      displayName: 'Ada Byron',
      email: 'ada.byron@acme.test',
    });
  });

  it('does not sign in someone whom the backend refuses', async () => {
    await expect(
      DemoIdentity.signIn({
        fetchSession: () => Promise.reject(new Error('not one of the people')),
        forgetChoice: () => {},
        now: () => 0,
      }),
    ).rejects.toThrow('not one of the people');
  });

  it('keeps its token while there is more than a minute left', async () => {
    const { identity, fetchSession, setTime } = await signedIn();
    setTime(HOUR - 60_001);
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'token-1',
    });
    expect(fetchSession).toHaveBeenCalledTimes(1);
  });

  it('renews its token within the last minute', async () => {
    const { identity, fetchSession, setTime } = await signedIn();
    setTime(HOUR - 60_000);
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'token-2',
    });
    setTime(HOUR);
    await identity.getCredentials();
    expect(fetchSession).toHaveBeenCalledTimes(2);
  });

  it('renews once for requests that come at the same time', async () => {
    const { identity, fetchSession, setTime } = await signedIn();
    setTime(2 * HOUR);
    const credentials = await Promise.all([
      identity.getCredentials(),
      identity.getCredentials(),
      identity.getCredentials(),
    ]);
    expect(credentials.map(({ token }) => token)).toEqual([
      'token-2',
      'token-2',
      'token-2',
    ]);
    expect(fetchSession).toHaveBeenCalledTimes(2);
  });

  it('goes on with a token that is still good when renewal fails', async () => {
    const { identity, fetchSession, setTime } = await signedIn();
    fetchSession.mockRejectedValueOnce(new Error('backend restarting'));
    setTime(HOUR - 1000);
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'token-1',
    });
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'token-2',
    });
  });

  it('says so when the token has expired and renewal fails', async () => {
    const { identity, fetchSession, setTime } = await signedIn();
    fetchSession.mockRejectedValueOnce(new Error('backend down'));
    setTime(HOUR);
    await expect(identity.getCredentials()).rejects.toThrow('backend down');
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'token-2',
    });
  });

  it('forgets who was chosen on sign-out', async () => {
    const { identity, forgetChoice } = await signedIn();
    await identity.signOut();
    expect(forgetChoice).toHaveBeenCalledTimes(1);
  });
});
