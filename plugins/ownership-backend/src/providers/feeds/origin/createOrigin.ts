import { isAbsolute, resolve } from 'node:path';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { createFileOrigin } from './fileOrigin';
import { Resolve } from './guardedRequest';
import { Origin } from './origin';
import { createScmOrigin } from './scmOrigin';
import { createUrlOrigin } from './urlOrigin';

/** Where something is read from: exactly one of `path` and `url` is set. */
export interface OriginConfig {
  path?: string;
  url?: string;
  headers?: Record<string, string>;
  allowPrivateNetwork: boolean;
}

/** What origins are read with. */
export interface OriginServices {
  urlReader: UrlReaderService;
  integrations: ScmIntegrationRegistry;
  /** What relative paths are relative to. */
  directory: string;
  /** Finds the addresses of names; the operating system does unless given. */
  resolve?: Resolve;
}

/**
 * Chooses how to read. Backstage's URL reader would read any URL, but it does
 * not look at the addresses that it connects to; so it is used for hosts under
 * `integrations`, which the operator vouches for, and all else is asked with
 * care.
 */
export function createOrigin(
  config: OriginConfig,
  services: OriginServices,
  { maxBytes }: { maxBytes: number },
): Origin {
  if (config.path !== undefined) {
    const path = isAbsolute(config.path)
      ? config.path
      : resolve(services.directory, config.path);
    return createFileOrigin(path, { maxBytes });
  }
  const url = new URL(String(config.url).replace(/^webcals?:/i, 'https:'));
  return services.integrations.byUrl(url)
    ? createScmOrigin(url, { maxBytes, urlReader: services.urlReader })
    : createUrlOrigin(url, {
        maxBytes,
        allowPrivateNetwork: config.allowPrivateNetwork,
        headers: config.headers,
        resolve: services.resolve,
      });
}
