import { JsonObject } from '@backstage/types';

/** Features with which somebody can sign in, under the portal's policy. */
export const SIGN_IN_FEATURES = [
  '@backstage/plugin-auth-backend',
  '@groundwork/backstage-plugin-auth-backend-module-demo-provider',
];

/** Settings with which one person of the catalog can sign in. */
export function signInConfig(userEntityRef: string): JsonObject {
  return {
    permission: { enabled: true },
    auth: {
      providers: {
        demo: {
          // For measuring in production mode; it listens on loopback only.
          dangerouslyAllowInProduction: true,
          people: [{ userEntityRef, name: 'Someone', role: 'Someone' }],
        },
      },
    },
  };
}

/** Signs in as the portal's sign-in page would, for a token. */
export async function signIn(
  url: string,
  userEntityRef: string,
): Promise<string> {
  const response = await fetch(`${url}/api/auth/demo/refresh`, {
    headers: {
      accept: 'application/json',
      'x-groundwork-demo-user': userEntityRef,
      'x-requested-with': 'XMLHttpRequest',
    },
  });
  const answer = await response.json();
  const token: unknown = answer?.backstageIdentity?.token;
  if (typeof token !== 'string') {
    throw new Error(
      `Nobody can sign in: HTTP ${response.status} ${JSON.stringify(answer)}`,
    );
  }
  return token;
}
