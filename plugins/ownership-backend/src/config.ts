import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';
import { CatalogRule, DEFAULT_CATALOG_RULES } from './domain/catalogRules';
import { kindRules } from './domain/kinds';

/** What `ownership` says about the index itself. */
export interface OwnershipConfig {
  /** How often the catalog is read. */
  refresh: HumanDuration;
  /** How long reading the catalog may take. */
  refreshTimeout: HumanDuration;
  /** Absolute, or relative to the working directory; none if switched off. */
  snapshotFile?: string;
  /** Whether what has no owner gets that of its system or domain. */
  inheritOwners: boolean;
  catalogRules: readonly CatalogRule[];
  /** How long it is remembered who owned something. */
  keepHistory: HumanDuration;
}

const RULES = 'ownership.catalog.rules';
const MIN_REFRESH_MS = 1_000;
const MIN_TIMEOUT_MS = 10_000;

/** @throws if an option cannot be meant */
export function readOwnershipConfig(config: Config): OwnershipConfig {
  return {
    refresh: readRefresh(config),
    refreshTimeout: readRefreshTimeout(config),
    snapshotFile: readSnapshotFile(config),
    inheritOwners:
      config.getOptionalBoolean('ownership.inheritOwners') ?? false,
    catalogRules: readCatalogRules(config),
    keepHistory: readDuration(config, 'ownership.keepHistory', { days: 1095 }),
  };
}

function readDuration(
  config: Config,
  key: string,
  otherwise: HumanDuration,
): HumanDuration {
  return config.has(key) ? readDurationFromConfig(config, { key }) : otherwise;
}

function readRefresh(config: Config): HumanDuration {
  const key = 'ownership.catalog.refresh';
  const refresh = readDuration(config, key, { seconds: 30 });
  if (durationToMilliseconds(refresh) < MIN_REFRESH_MS) {
    throw new Error(`${key}: the catalog can be read once a second at most`);
  }
  return refresh;
}

function readRefreshTimeout(config: Config): HumanDuration {
  const key = 'ownership.catalog.timeout';
  const timeout = readDuration(config, key, { minutes: 3 });
  if (durationToMilliseconds(timeout) < MIN_TIMEOUT_MS) {
    throw new Error(`${key}: reading the catalog takes ten seconds at least`);
  }
  return timeout;
}

function readSnapshotFile(config: Config): string | undefined {
  const key = 'ownership.snapshotFile';
  const written = config.getOptional(key);
  if (written === false) {
    return undefined;
  }
  return (
    config.getOptionalString(key) ??
    join(
      config.getOptionalString('backend.workingDirectory') ?? tmpdir(),
      'groundwork-ownership-snapshot',
    )
  );
}

function readCatalogRules(config: Config): CatalogRule[] {
  const withDefaults =
    config.getOptionalBoolean('ownership.catalog.defaultRules') ?? true;
  const own = config.getOptionalConfigArray(RULES) ?? [];
  return [
    ...(withDefaults ? DEFAULT_CATALOG_RULES : []),
    ...own.map((rule, index) => readCatalogRule(rule, `${RULES}[${index}]`)),
  ];
}

function readCatalogRule(config: Config, where: string): CatalogRule {
  const annotation = config.getOptionalString('annotation');
  const path = config.getOptionalString('path');
  if ((annotation === undefined) === (path === undefined)) {
    throw new Error(
      `${where}: either annotation or path must be set, and not both of them`,
    );
  }
  const kind = config.getString('kind');
  if (!Object.hasOwn(kindRules, kind)) {
    throw new Error(
      `${where}: kind '${kind}' is not one of ${Object.keys(kindRules).join(
        ', ',
      )}`,
    );
  }
  const confidence = config.getOptionalNumber('confidence');
  if (confidence !== undefined && !(confidence > 0 && confidence <= 1)) {
    throw new Error(
      `${where}: confidence is ${confidence}; it must be more than 0, and 1 at most`,
    );
  }
  return {
    ...(annotation === undefined ? { path } : { annotation }),
    kind: kind as IdentifierKind,
    entityKind: config
      .getOptionalString('entityKind')
      ?.toLocaleLowerCase('en-US'),
    prefix: config.getOptionalString('prefix'),
    qualifiedBy: config.getOptionalString('qualifiedBy'),
    confidence,
  };
}
