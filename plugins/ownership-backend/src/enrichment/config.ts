import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/** Where enriched alerts may be sent on to. */
export interface ReceiverConfig {
  name: string;
  url: URL;
  headers: Record<string, string>;
  timeoutMs: number;
  allowPrivateNetwork: boolean;
}

/** What `ownership.enrichment` says. */
export interface EnrichmentConfig {
  /** `app.baseUrl`, for links. */
  portalUrl: string;
  secret?: string;
  prefix: string;
  receivers: ReceiverConfig[];
}

const ROOT = 'ownership.enrichment';
const DEFAULT_PREFIX = 'groundwork_';
const DEFAULT_TIMEOUT_MS = 10_000;
const MAX_TIMEOUT_MS = 60_000;

/** What templates can name as `.Annotations.<name>`. */
const PREFIX = /^(?:[A-Za-z_][A-Za-z0-9_]{0,63})?$/;
const RECEIVER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** Visible characters: what any client can send in a header. */
const SECRET = /^[\x21-\x7e]{16,}$/;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e]*$/;

/** What belongs to a connection, and is not for a configuration to say. */
const NOT_CONFIGURABLE =
  /^(?:connection|content-length|content-encoding|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;

/**
 * @throws if an option cannot be meant; no message holds a secret
 */
export function readEnrichmentConfig(config: Config): EnrichmentConfig {
  const enrichment = config.getOptionalConfig(ROOT);
  const prefix = enrichment?.getOptional('prefix') ?? DEFAULT_PREFIX;
  if (typeof prefix !== 'string' || !PREFIX.test(prefix)) {
    throw new Error(
      `${ROOT}.prefix is '${prefix}'; it must begin with a letter or _ and have only letters, digits and _, or be empty`,
    );
  }
  const receivers = (enrichment?.getOptionalConfigArray('receivers') ?? []).map(
    readReceiver,
  );
  const names = receivers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new Error(`${ROOT}.receivers: there are two receivers '${twice}'`);
  }
  return {
    portalUrl: config.getString('app.baseUrl'),
    secret: readSecret(enrichment),
    prefix,
    receivers,
  };
}

function readSecret(config: Config | undefined): string | undefined {
  const secret = config?.getOptionalString('secret');
  if (secret !== undefined && !SECRET.test(secret)) {
    throw new Error(
      `${ROOT}.secret must have at least 16 characters, and no spaces or letters beyond ASCII; openssl rand -hex 32 makes one`,
    );
  }
  return secret;
}

function readReceiver(config: Config, index: number): ReceiverConfig {
  const name = config.getString('name');
  const where = `${ROOT}.receivers[${index}]`;
  if (!RECEIVER_NAME.test(name)) {
    throw new Error(
      `${where}: name is '${name}'; it must begin with a letter or digit and have only letters, digits, '.', '_' and '-'`,
    );
  }
  return {
    name,
    url: readUrl(config, `${where}, '${name}'`),
    headers: readHeaders(config, `${where}, '${name}'`),
    timeoutMs: readTimeout(config, `${where}, '${name}'`),
    allowPrivateNetwork:
      config.getOptionalBoolean('allowPrivateNetwork') ?? false,
  };
}

/** Addresses of webhooks are often secret, so that no message holds one. */
function readUrl(config: Config, where: string): URL {
  const url = config.getString('url');
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw new Error(`${where}: url must be a URL with https:// or http://`);
  }
  return parsed;
}

function readHeaders(config: Config, where: string): Record<string, string> {
  const headers = config.getOptionalConfig('headers');
  return Object.fromEntries(
    (headers?.keys() ?? []).map(name => {
      const value = headers!.getString(name);
      if (!HEADER_NAME.test(name) || NOT_CONFIGURABLE.test(name)) {
        throw new Error(`${where}: '${name}' is no header that can be set`);
      }
      if (!HEADER_VALUE.test(value)) {
        throw new Error(
          `${where}: the value of header '${name}' has line breaks or letters beyond ASCII`,
        );
      }
      return [name, value];
    }),
  );
}

function readTimeout(config: Config, where: string): number {
  if (!config.has('timeout')) {
    return DEFAULT_TIMEOUT_MS;
  }
  const timeoutMs = durationToMilliseconds(
    readDurationFromConfig(config, { key: 'timeout' }),
  );
  if (!(timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS)) {
    throw new Error(
      `${where}: timeout must be more than 0, and a minute at most`,
    );
  }
  return timeoutMs;
}
