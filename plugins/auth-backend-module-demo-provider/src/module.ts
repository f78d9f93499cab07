import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { createDemoAuthenticator } from './authenticator';
import { readDemoProviderConfig } from './config';
import { signInDemoPerson } from './signIn';

/**
 * Adds the auth provider `demo`, which signs in one of the people listed in
 * `auth.providers.demo.people` without a password.
 *
 * Stops the backend from starting when the provider is configured outside of
 * development and `dangerouslyAllowInProduction` is not set.
 *
 * @public
 */
export const authModuleDemoProvider = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-provider',
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ providers, config, logger }) {
        const demo = readDemoProviderConfig(config, process.env.NODE_ENV);
        if (!demo) {
          return;
        }
        logger.warn(
          `Demo sign-in is on: whoever reaches this portal can sign in, without a password, as ${demo.userEntityRefs.join(
            ', ',
          )}`,
        );
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: createDemoAuthenticator(demo.userEntityRefs),
            signInResolver: signInDemoPerson,
          }),
        });
      },
    });
  },
});
