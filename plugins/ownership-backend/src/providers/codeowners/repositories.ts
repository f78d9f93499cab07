import { CodeownersDialect } from '@groundwork/backstage-plugin-ownership-common';
import { kindRules } from '../../domain/kinds';
import { EntityProjection } from '../../domain/projection';
import { CodeownersConfig, ConfiguredRepository } from './config';

/** A repository whose CODEOWNERS file can be read. */
export interface Repository {
  /**
   * What it is called, in the normal form of the kind `repo`; the first one
   * stays the same.
   */
  keys: string[];
  dialect: CodeownersDialect;
  source: RepositorySource;
}

/** Where a repository's files are. */
export type RepositorySource =
  | { kind: 'directory'; directory: string }
  | { kind: 'host'; urlOf: (path: string) => string };

/**
 * Gathers the repositories that can be read: those that are configured, and
 * those of entities on hosts that are set up under `integrations`.
 *
 * An entity's source location says where its repository is; a project slug
 * does so only where there is none, and is another name of it otherwise.
 */
export class RepositoryList {
  private readonly byKey = new Map<string, Repository>();

  constructor(
    private readonly config: Pick<CodeownersConfig, 'repositories' | 'hosts'>,
  ) {
    for (const configured of config.repositories) {
      this.byKey.set(configured.repo, fromConfig(configured, config.hosts));
    }
  }

  /** Takes in an entity's repository, if it says which that is. */
  add({ annotations }: Pick<EntityProjection, 'annotations'>): void {
    const urls = addressesOf(annotations);
    const keys = urls.flatMap(url => kindRules.repo.normalise(url) ?? []);
    const known =
      keys.map(key => this.byKey.get(key)).find(Boolean) ??
      (urls.length > 0 ? onHost(urls[0], this.config.hosts) : undefined);
    for (const key of known ? keys : []) {
      if (!this.byKey.has(key)) {
        this.byKey.set(key, known!);
      }
    }
  }

  /** Each once, with all of its names. */
  all(): Repository[] {
    const names = new Map<Repository, string[]>();
    for (const [key, repository] of this.byKey) {
      names.set(repository, [...(names.get(repository) ?? []), key]);
    }
    return [...names].map(([repository, keys]) => ({ ...repository, keys }));
  }
}

/** The best address first. */
function addressesOf(annotations: Record<string, string>): string[] {
  const location = annotations['backstage.io/source-location'];
  const github = annotations['github.com/project-slug'];
  const gitlab = annotations['gitlab.com/project-slug'];
  return [
    ...(location?.startsWith('url:') ? [location.slice('url:'.length)] : []),
    ...(github ? [`https://github.com/${github}`] : []),
    ...(gitlab ? [`https://gitlab.com/${gitlab}`] : []),
  ].filter(address => URL.canParse(address));
}

function fromConfig(
  { repo, directory, url, dialect }: ConfiguredRepository,
  hosts: CodeownersConfig['hosts'],
): Repository {
  const host = url ? new URL(url).host : repo.split('/')[0];
  const rules =
    dialect ??
    hosts.get(host) ??
    (host.startsWith('gitlab.') ? 'gitlab' : 'github');
  return {
    keys: [repo],
    dialect: rules,
    source: directory
      ? { kind: 'directory', directory }
      : { kind: 'host', urlOf: fileUrls(url!, rules) },
  };
}

function onHost(
  address: string,
  hosts: CodeownersConfig['hosts'],
): Repository | undefined {
  const dialect = hosts.get(new URL(address).host);
  return (
    dialect && {
      keys: [],
      dialect,
      source: { kind: 'host', urlOf: fileUrls(address, dialect) },
    }
  );
}

/**
 * Makes URLs of files from that of a repository, or of something in it. A
 * branch whose name holds a slash cannot be told from a folder.
 */
function fileUrls(
  address: string,
  dialect: CodeownersDialect,
): (path: string) => string {
  const url = new URL(address);
  const match = /^(.*?)(?:\/-)?\/(?:tree|blob|raw|edit)\/([^/]+)(?:\/|$)/.exec(
    url.pathname,
  );
  const repository = (match?.[1] ?? url.pathname)
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  const separator = dialect === 'gitlab' ? '/-/blob/' : '/blob/';
  const base = `${url.origin}${repository}${separator}${match?.[2] ?? 'HEAD'}`;
  return path => `${base}/${path}`;
}
