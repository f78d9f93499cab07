import { isAbsolute, resolve } from 'node:path';
import { Config, readDurationFromConfig } from '@backstage/config';
import { HumanDuration } from '@backstage/types';
import { CodeownersDialect } from '@groundwork/backstage-plugin-ownership-common';
import { kindRules } from '../../domain/kinds';

/** A repository of `ownership.codeowners.repositories`. */
export interface ConfiguredRepository {
  /** In the normal form of the kind `repo`. */
  repo: string;
  /** Absolute. */
  directory?: string;
  url?: string;
  dialect?: CodeownersDialect;
}

/** What is configured about CODEOWNERS files. */
export interface CodeownersConfig {
  repositories: ConfiguredRepository[];
  /** Entity refs by handles, which are lower case and begin with `@`. */
  owners: ReadonlyMap<string, string>;
  /** Rules that hosts under `integrations` read their files by. */
  hosts: ReadonlyMap<string, CodeownersDialect>;
  refresh: HumanDuration;
}

const WHERE = 'ownership.codeowners';

/**
 * @param directory - what relative paths are relative to
 * @throws if an option cannot be meant
 */
export function readCodeownersConfig(
  config: Config,
  directory: string,
): CodeownersConfig {
  const codeowners = config.getOptionalConfig(WHERE);
  return {
    repositories: (
      codeowners?.getOptionalConfigArray('repositories') ?? []
    ).map((repository, index) => readRepository(repository, index, directory)),
    owners: readOwners(codeowners?.getOptional('owners')),
    hosts: readHosts(config),
    refresh: codeowners?.has('refresh')
      ? readDurationFromConfig(codeowners, { key: 'refresh' })
      : { hours: 1 },
  };
}

function readRepository(
  config: Config,
  index: number,
  directory: string,
): ConfiguredRepository {
  const written = config.getString('repo');
  const where = `${WHERE}.repositories[${index}], repo '${written}'`;
  const repo = kindRules.repo.normalise(written);
  if (repo === undefined) {
    throw new Error(
      `${where}: it is not a repository, such as github.com/acme/orders`,
    );
  }
  const path = config.getOptionalString('path');
  const url = config.getOptionalString('url');
  if ((path === undefined) === (url === undefined)) {
    throw new Error(
      `${where}: either path or url must be set, and not both of them`,
    );
  }
  const dialect = config.getOptionalString('dialect');
  if (dialect !== undefined && dialect !== 'github' && dialect !== 'gitlab') {
    throw new Error(
      `${where}: dialect is '${dialect}'; it must be github or gitlab`,
    );
  }
  if (url !== undefined && !URL.canParse(url)) {
    throw new Error(`${where}: url is '${url}', which is not a URL`);
  }
  const absolute = path && !isAbsolute(path) ? resolve(directory, path) : path;
  return { repo, directory: absolute, url, dialect };
}

/** Handles are no keys that Backstage's Config can be asked for one by one. */
function readOwners(owners: unknown): Map<string, string> {
  if (owners === undefined) {
    return new Map();
  }
  if (typeof owners !== 'object' || owners === null || Array.isArray(owners)) {
    throw new Error(
      `${WHERE}.owners must be an object, with handles as its keys`,
    );
  }
  return new Map(
    Object.entries(owners).map(([handle, ref]) => {
      const entityRef = kindRules.entity.normalise(String(ref));
      if (entityRef === undefined) {
        throw new Error(
          `${WHERE}.owners: '${handle}' is '${ref}', which is not an entity ref such as group:default/payments-core`,
        );
      }
      return [handle.trim().toLowerCase(), entityRef];
    }),
  );
}

/**
 * Only hosts that are set up: Backstage knows github.com and gitlab.com
 * without, but repositories of the same name there may be somebody else's.
 */
function readHosts(config: Config): Map<string, CodeownersDialect> {
  const hosts = new Map<string, CodeownersDialect>();
  for (const dialect of ['github', 'gitlab'] as const) {
    const configured =
      config.getOptionalConfigArray(`integrations.${dialect}`) ?? [];
    for (const integration of configured) {
      const host = integration.getOptionalString('host') ?? `${dialect}.com`;
      hosts.set(host.toLowerCase(), dialect);
    }
  }
  return hosts;
}
