import { Config } from '@backstage/config';
import { OriginConfig } from './createOrigin';

/**
 * Reads the options that say where something is read from.
 *
 * @param where - the place in the configuration, for messages
 * @throws if there is not exactly one of `path` and `url`
 */
export function readOriginConfig(config: Config, where: string): OriginConfig {
  const path = config.getOptionalString('path');
  const url = config.getOptionalString('url');
  if ((path === undefined) === (url === undefined)) {
    throw new Error(
      `${where}: either path or url must be set, and not both of them`,
    );
  }
  // The URL itself may be secret, so that no message holds it.
  if (url !== undefined && !/^(?:https?|webcals?):$/.test(protocolOf(url))) {
    throw new Error(
      `${where}: url must begin with https://, http:// or webcal://`,
    );
  }
  const headers = config.getOptional<Record<string, string>>('headers');
  return {
    path,
    url,
    headers,
    allowPrivateNetwork:
      config.getOptionalBoolean('allowPrivateNetwork') ?? false,
  };
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}
