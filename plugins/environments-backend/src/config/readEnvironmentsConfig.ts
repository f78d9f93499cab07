import { resolve } from 'node:path';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { EngineSettings } from '../engine/createEngine';
import { understand } from '../drivers/source';
import { SecretKey } from '../secrets/KeyRing';
import { readCount, readDuration, readShare } from './readers';
import { readStages } from './readStages';
import {
  AllowedRepository,
  BlueprintLocation,
  EnvironmentsConfig,
  SinkConfig,
} from './types';

/** Timers of Node.js take no more than 24.8, and go off at once if given more. */
const LONGEST_TIMER = { days: 24 };
const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

/**
 * @param directory - what relative paths are relative to
 * @throws InputError that names the option, if one cannot be meant
 */
export function readEnvironmentsConfig(
  config: Config,
  directory: string,
): EnvironmentsConfig {
  const key = (name: string) => `environments.${name}`;
  const text = (name: string, otherwise: string) =>
    config.getOptionalString(key(name)) ?? otherwise;
  const flag = (name: string) => config.getOptionalBoolean(key(name)) ?? true;
  return {
    locations: readLocations(config, directory),
    reload: readDuration(
      config,
      key('reload'),
      { seconds: 30 },
      { seconds: 1 },
    ),
    currency: text('currency', 'EUR'),
    repositories: readRepositories(config, directory),
    directory: resolve(directory, text('directory', 'environments')),
    secretKeys: readKeys(config),
    engine: readEngine(config),
    keepLogs: readDuration(config, key('keepLogs'), { days: 90 }, { days: 1 }),
    stages: readStages(config),
    sinks: readSinks(config),
    source: text('source', config.getString('app.baseUrl')),
    process: {
      enabled: flag('drivers.process.enabled'),
      host: text('drivers.process.host', 'localhost'),
      listen: text('drivers.process.listen', '127.0.0.1'),
      ports: readPorts(text('drivers.process.ports', '20000-20999')),
    },
    sqlite: { enabled: flag('drivers.sqlite.enabled') },
  };
}

function readLocations(config: Config, directory: string): BlueprintLocation[] {
  const items = config.getOptionalConfigArray('environments.locations') ?? [];
  return items.map((item, index) => {
    const type = item.getOptionalString('type') ?? 'file';
    const target = item.getString('target');
    if (type !== 'file' && type !== 'url') {
      throw new InputError(
        `environments.locations[${index}].type is '${type}'; it must be file or url`,
      );
    }
    return {
      type,
      target: type === 'file' ? resolve(directory, target) : target,
    };
  });
}

function readRepositories(
  config: Config,
  directory: string,
): AllowedRepository[] {
  const items =
    config.getOptionalConfigArray('environments.repositories') ?? [];
  return items.map((item, index) => {
    const prefix = readPrefix(
      item.getString('prefix'),
      `environments.repositories[${index}].prefix`,
      directory,
    );
    const insteadOf = item.getOptionalString('insteadOf');
    return {
      prefix: withSlash(prefix),
      insteadOf: insteadOf && withSlash(insteadOf),
      token: item.getOptionalString('token'),
    };
  });
}

/** Refuses here what would be refused each time that a repository is read. */
function readPrefix(prefix: string, at: string, directory: string): string {
  const isUrl = prefix.startsWith('https://');
  if (!isUrl && /^[^/]*:/.test(prefix)) {
    // Before an @ there may be a password.
    const is = prefix.includes('@')
      ? 'is another kind of address'
      : `is '${prefix}'`;
    throw new InputError(
      `${at} ${is}; it must begin with https://, or be a path on this machine`,
    );
  }
  const address = isUrl ? prefix : resolve(directory, prefix);
  try {
    understand(address);
  } catch (error) {
    throw new InputError(`${at}: ${(error as Error).message}`);
  }
  return address;
}

/** `https://git.acme.test/shop` must not stand for `…/shop-of-somebody`. */
function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

function readKeys(config: Config): SecretKey[] {
  const items =
    config.getOptionalConfigArray('environments.secrets.keys') ?? [];
  return items.map((item, index) => {
    const id = item.getString('id');
    const key = Buffer.from(item.getString('key'), 'base64');
    if (key.length !== 32) {
      throw new InputError(
        `environments.secrets.keys[${index}] ('${id}') has ${key.length} bytes; it must be 32 bytes in base64, as \`openssl rand -base64 32\` gives them`,
      );
    }
    return { id, key };
  });
}

function readEngine(config: Config): EngineSettings {
  const key = (name: string) => `environments.engine.${name}`;
  const ms = (name: string, otherwise: HumanDuration, atLeast: HumanDuration) =>
    durationToMilliseconds(
      readDuration(config, key(name), otherwise, atLeast, LONGEST_TIMER),
    );
  const attempts = (name: string, otherwise: number) =>
    readCount(config, key(`attempts.${name}`), otherwise, { atMost: 1_000 });
  return {
    workers: readCount(config, key('workers'), 10, { atMost: 200 }),
    leaseMs: ms('lease', { seconds: 30 }, { seconds: 1 }),
    pollMs: ms('poll', { seconds: 2 }, { milliseconds: 50 }),
    sweepMs: ms('sweep', { minutes: 5 }, { seconds: 1 }),
    maxDeletedShare: readShare(config, key('maxDeletedShare'), 0.2),
    attempts: {
      transient: attempts('transient', 8),
      quota: attempts('quota', 20),
      delete: attempts('delete', 8),
    },
    waitForMs: ms('waitFor', { minutes: 30 }, { seconds: 1 }),
  };
}

function readSinks(config: Config): SinkConfig[] {
  const items = config.getOptionalConfigArray('environments.sinks') ?? [];
  const ids = new Set<string>();
  return items.map((item, index) => {
    const at = `environments.sinks[${index}]`;
    const id = item.getString('id');
    if (!ID.test(id) || ids.has(id)) {
      throw new InputError(
        `${at}.id is '${id}'; it must be unique, of lower-case letters, digits and -`,
      );
    }
    ids.add(id);
    const headers = item.getOptionalConfig('headers');
    return {
      id,
      target: readTarget(item, at),
      headers: Object.fromEntries(
        (headers?.keys() ?? []).map(name => [
          name,
          headers?.getString(name) ?? '',
        ]),
      ),
    };
  });
}

function readTarget(item: Config, at: string): SinkConfig['target'] {
  const url = item.getOptionalString('url');
  const plugin = item.getOptionalString('plugin');
  if ((url === undefined) === (plugin === undefined)) {
    throw new InputError(
      `${at} must have either url, an address, or plugin, such as delivery`,
    );
  }
  if (plugin !== undefined) {
    if (!ID.test(plugin)) {
      throw new InputError(
        `${at}.plugin is '${plugin}'; it must be the id of a plugin, such as delivery`,
      );
    }
    return { plugin };
  }
  assertSinkUrl(url!, `${at}.url`);
  return { url: url! };
}

/** What is wrong is said without the URL where that could tell a secret. */
function assertSinkUrl(url: string, at: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isHttp = /^https?:$/.test(parsed?.protocol ?? '');
  const hasCredentials = isHttp
    ? `${parsed?.username}${parsed?.password}` !== ''
    : url.includes('@');
  if (hasCredentials) {
    throw new InputError(
      `${at} carries credentials, which get into logs that way; take them out and give the sink an Authorization header (headers.Authorization) instead`,
    );
  }
  if (!isHttp) {
    throw new InputError(`${at} is '${url}'; it must be an HTTP URL`);
  }
}

function readPorts(range: string): { first: number; last: number } {
  const found = /^(\d{1,5})-(\d{1,5})$/.exec(range);
  const [first, last] = found ? [Number(found[1]), Number(found[2])] : [0, 0];
  if (!(first >= 1024 && first <= last && last <= 65535)) {
    throw new InputError(
      `environments.drivers.process.ports is '${range}'; it must be as in 20000-20999, from 1024 to 65535`,
    );
  }
  return { first, last };
}
