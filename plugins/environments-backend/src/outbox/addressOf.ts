import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { SinkConfig } from '../config/types';

/** Where events of a sink are posted, and what is sent with them. */
export interface SinkAddress {
  url: string;
  headers: Record<string, string>;
}

/** Where plugins take CDEvents. */
const PATH = '/ingest/cdevents';

/**
 * Finds where a sink takes events. Of a plugin it is looked up each time: it may
 * move, and tokens do not last.
 */
export async function addressOf(
  { target, headers }: SinkConfig,
  {
    auth,
    discovery,
  }: {
    auth: Pick<
      AuthService,
      'getOwnServiceCredentials' | 'getPluginRequestToken'
    >;
    discovery: Pick<DiscoveryService, 'getBaseUrl'>;
  },
): Promise<SinkAddress> {
  if ('url' in target) {
    return { url: target.url, headers };
  }
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: target.plugin,
  });
  return {
    url: `${await discovery.getBaseUrl(target.plugin)}${PATH}`,
    headers: { ...headers, Authorization: `Bearer ${token}` },
  };
}
