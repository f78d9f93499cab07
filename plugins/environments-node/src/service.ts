import {
  AuthService,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  EnvironmentsApi,
  EnvironmentsClient,
} from '@groundwork/backstage-plugin-environments-common';
import { fetchWithToken } from '@groundwork/backstage-plugin-groundwork-common';

/**
 * On whose behalf a call is made, and until when.
 *
 * @public
 */
export interface EnvironmentsCallOptions {
  credentials: BackstageCredentials;
  signal?: AbortSignal;
}

/**
 * The environments plugin, for other backend plugins. It may run in the same
 * backend or in another one.
 *
 * @public
 */
export interface EnvironmentsService {
  /**
   * The API on behalf of credentials: what they may not read is not in the
   * answers, and what they may not do is refused.
   */
  as(options: EnvironmentsCallOptions): EnvironmentsApi;
}

class DefaultEnvironmentsService implements EnvironmentsService {
  constructor(
    private readonly options: {
      auth: AuthService;
      discovery: DiscoveryService;
    },
  ) {}

  as({ credentials, signal }: EnvironmentsCallOptions): EnvironmentsApi {
    const { auth, discovery } = this.options;
    return new EnvironmentsClient({
      discoveryApi: discovery,
      fetchApi: fetchWithToken({
        token: async () => {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: credentials,
            targetPluginId: 'environments',
          });
          return token;
        },
        signal,
      }),
    });
  }
}

/**
 * Lets other backend plugins create environments, deploy, and see what there is.
 *
 * @public
 */
export const environmentsServiceRef = createServiceRef<EnvironmentsService>({
  id: 'environments.service',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: deps => new DefaultEnvironmentsService(deps),
    }),
});
