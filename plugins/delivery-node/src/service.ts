import {
  AuthService,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  DeliveryApi,
  DeliveryClient,
} from '@groundwork/backstage-plugin-delivery-common';
import { fetchWithToken } from '@groundwork/backstage-plugin-groundwork-common';

/**
 * On whose behalf a call is made, and until when.
 *
 * @public
 */
export interface DeliveryCallOptions {
  credentials: BackstageCredentials;
  signal?: AbortSignal;
}

/**
 * The delivery plugin, for other backend plugins. It may run in the same
 * backend or in another one.
 *
 * @public
 */
export interface DeliveryService {
  /**
   * The API on behalf of credentials: what they may not read is not in the
   * answers, and what they may not do is refused.
   */
  as(options: DeliveryCallOptions): DeliveryApi;
}

class DefaultDeliveryService implements DeliveryService {
  constructor(
    private readonly options: {
      auth: AuthService;
      discovery: DiscoveryService;
    },
  ) {}

  as({ credentials, signal }: DeliveryCallOptions): DeliveryApi {
    const { auth, discovery } = this.options;
    return new DeliveryClient({
      discoveryApi: discovery,
      fetchApi: fetchWithToken({
        token: async () => {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: credentials,
            targetPluginId: 'delivery',
          });
          return token;
        },
        signal,
      }),
    });
  }
}

/**
 * Lets other backend plugins ask what happened to changes, and what holds them up.
 *
 * @public
 */
export const deliveryServiceRef = createServiceRef<DeliveryService>({
  id: 'delivery.service',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: deps => new DefaultDeliveryService(deps),
    }),
});
