import { InputError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { normaliseUserRef } from './config';

/** The request header that names the person to sign in as. */
export const DEMO_USER_HEADER = 'x-groundwork-demo-user';

/** Who was chosen on the sign-in page. */
export interface DemoSignInResult {
  userEntityRef: string;
}

/**
 * Takes the word of the request's `x-groundwork-demo-user` header, as long as
 * it names one of the configured people.
 *
 * A header, not a query parameter, so that a link or an image on another page
 * cannot trigger a sign-in: a custom header needs the browser's permission
 * for cross-origin requests.
 */
export function createDemoAuthenticator(userEntityRefs: string[]) {
  return createProxyAuthenticator<void, DemoSignInResult, undefined>({
    defaultProfileTransform: async () => ({ profile: {} }),
    initialize() {},
    async authenticate({ req }) {
      const header = req.header(DEMO_USER_HEADER);
      if (!header) {
        throw new InputError(
          `The header ${DEMO_USER_HEADER} is missing; set it to one of ${userEntityRefs.join(
            ', ',
          )}`,
        );
      }
      const userEntityRef = normaliseUserRef(header, DEMO_USER_HEADER);
      if (!userEntityRefs.includes(userEntityRef)) {
        throw new NotAllowedError(
          `'${userEntityRef}' is not one of the demo people; choose one of ${userEntityRefs.join(
            ', ',
          )}`,
        );
      }
      return { result: { userEntityRef } };
    },
  });
}
