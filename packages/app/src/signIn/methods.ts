import { UserIdentity } from '@backstage/core-components';
import {
  BackstageIdentityApi,
  DiscoveryApi,
  IdentityApi,
  ProfileInfoApi,
  SessionApi,
} from '@backstage/core-plugin-api';
import { DemoPerson, SignInProviderId } from './config';
import { DemoChoice } from './demo/choice';
import { DemoIdentity } from './demo/DemoIdentity';
import {
  BackendUnreachableError,
  fetchDemoSession,
} from './demo/fetchDemoSession';
import { Resume, ResumeError, SignInMethod } from './useSignIn';

type AuthApi = ProfileInfoApi & BackstageIdentityApi & SessionApi;

/** What the ways to sign in need. */
export interface SignInDependencies {
  discoveryApi: DiscoveryApi;
  demoChoice: DemoChoice;
  authApis: Record<SignInProviderId, AuthApi>;
  now(): number;
}

function signInAs(
  person: DemoPerson,
  { discoveryApi, demoChoice, now }: SignInDependencies,
): Promise<IdentityApi> {
  const { userEntityRef, name } = person;
  return DemoIdentity.signIn({
    async fetchSession() {
      const session = await fetchDemoSession({ discoveryApi, userEntityRef });
      return { ...session, profile: { displayName: name, ...session.profile } };
    },
    forgetChoice: () => demoChoice.clear(),
    now,
  });
}

async function identityFrom(
  authApi: AuthApi,
  options: { instantPopup: true } | { optional: true },
): Promise<IdentityApi | undefined> {
  const response = await authApi.getBackstageIdentity(options);
  if (!response) {
    return undefined;
  }
  const profile = await authApi.getProfile();
  return UserIdentity.create({ identity: response.identity, authApi, profile });
}

/** Signing in as a demo person, remembered for this tab. */
export function demoMethod(
  person: DemoPerson,
  dependencies: SignInDependencies,
): SignInMethod {
  return {
    id: `demo:${person.userEntityRef}`,
    provider: 'demo',
    async signIn() {
      const identity = await signInAs(person, dependencies);
      dependencies.demoChoice.set(person.userEntityRef);
      return identity;
    },
  };
}

/** Signing in through a provider's window. */
export function providerMethod(
  provider: SignInProviderId,
  dependencies: SignInDependencies,
): SignInMethod {
  return {
    id: provider,
    provider,
    async signIn() {
      const identity = await identityFrom(dependencies.authApis[provider], {
        instantPopup: true,
      });
      if (!identity) {
        throw new Error(
          `The provider '${provider}' signed you in but says nobody that the catalog knows: set auth.providers.${provider}.<environment>.signIn.resolvers`,
        );
      }
      return identity;
    },
  };
}

/**
 * Takes up the demo person that was chosen in this tab, or else a session
 * that one of the providers still has.
 */
export function createResume(
  config: { people: DemoPerson[]; providers: SignInProviderId[] },
  dependencies: SignInDependencies,
): Resume {
  const { demoChoice, authApis } = dependencies;
  return async () => {
    const chosenRef = demoChoice.get();
    const chosen = config.people.find(
      ({ userEntityRef }) => userEntityRef === chosenRef,
    );
    if (chosen) {
      try {
        return await signInAs(chosen, dependencies);
      } catch (error) {
        // A backend that is only down will know the person again later.
        if (!(error instanceof BackendUnreachableError)) {
          demoChoice.clear();
        }
        throw new ResumeError('demo', error);
      }
    }
    let failure: ResumeError | undefined;
    for (const provider of config.providers) {
      try {
        const identity = await identityFrom(authApis[provider], {
          optional: true,
        });
        if (identity) {
          return identity;
        }
      } catch (error) {
        // Another provider may still have a session.
        failure ??= new ResumeError(provider, error);
      }
    }
    if (failure) {
      throw failure;
    }
    return undefined;
  };
}
