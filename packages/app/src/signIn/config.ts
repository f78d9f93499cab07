import { ConfigApi } from '@backstage/core-plugin-api';

/** A person that the demo sign-in offers. */
export interface DemoPerson {
  userEntityRef: string;
  name: string;
  role: string;
  summary?: string;
}

export const SIGN_IN_PROVIDERS = ['github', 'oidc'] as const;

/** A provider that the portal has a button for. */
export type SignInProviderId = (typeof SIGN_IN_PROVIDERS)[number];

/** What the configuration says about signing in. */
export interface SignInConfig {
  people: DemoPerson[];
  providers: SignInProviderId[];
  /** What is wrong with it, each with the key and what would be right. */
  problems: string[];
}

function isProvider(id: string): id is SignInProviderId {
  return SIGN_IN_PROVIDERS.some(known => known === id);
}

/** Reads who may be chosen and which buttons to show. */
export function readSignInConfig(config: ConfigApi): SignInConfig {
  const people = (
    config.getOptionalConfigArray('auth.providers.demo.people') ?? []
  ).map(person => ({
    userEntityRef: person.getString('userEntityRef'),
    name: person.getString('name'),
    role: person.getString('role'),
    summary: person.getOptionalString('summary'),
  }));
  const ids = config.getOptionalStringArray('app.signIn.providers') ?? [];
  return {
    people,
    providers: ids.filter(isProvider),
    problems: ids
      .filter(id => !isProvider(id))
      .map(
        id =>
          `app.signIn.providers contains '${id}', which is not one of ${SIGN_IN_PROVIDERS.join(
            ', ',
          )}`,
      ),
  };
}
