import { DefaultApiClient } from './DefaultApiClient';
import type { ApiClient, ApiClientOptions } from './types';

/**
 * Creates what the typed client of a plugin is built on.
 *
 * @example
 *
 * ```ts
 * export class OwnershipClient implements OwnershipApi {
 *   readonly #api: ApiClient;
 *
 *   constructor(options: ApiClientOptions) {
 *     this.#api = createApiClient({ ...options, pluginId: 'ownership' });
 *   }
 *
 *   resolve(query: string, options?: ApiRequestOptions): Promise<Answer> {
 *     return this.#api.request(
 *       { method: 'POST', path: '/resolve', body: { query } },
 *       options,
 *     );
 *   }
 * }
 * ```
 *
 * @public
 */
export function createApiClient(
  options: ApiClientOptions & {
    /** The plugin whose backend the client talks to. */
    pluginId: string;
  },
): ApiClient {
  return new DefaultApiClient(options);
}
