import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { join, resolve } from 'node:path';
import { checkPath } from './paths';

/** A repository that manifests are committed to. */
export interface GitRepository {
  id: string;
  url: string;
  transport: 'https' | 'ssh' | 'file';
  branch: string;
  token?: string;
  username: string;
  author: { name: string; email: string };
  /** Empty for the root. */
  path: string;
}

/** An Argo CD server. */
export interface ArgoCdServer {
  id: string;
  baseUrl: string;
  token?: string;
}

/** What `environments.drivers.git` says. */
export interface GitDriverConfig {
  directory: string;
  repositories: GitRepository[];
  argocd: ArgoCdServer[];
}

const where = 'environments.drivers.git';
const idPattern = /^[a-z0-9][a-z0-9-]*$/;
const branchPattern =
  /^(?!.*(?:\.\.|\/\/|\.lock$|\/$|\.$))[A-Za-z0-9_][\w./-]*$/;
const scpPattern = /^[\w.-]+@[A-Za-z0-9][\w.-]*:[^-\s][^\s]*$/;

/**
 * Reads the driver's configuration.
 *
 * @returns undefined where there is none: the driver is not offered then
 */
export function readGitConfig(config: Config): GitDriverConfig | undefined {
  const own = config.getOptionalConfig(where);
  if (!own) {
    return undefined;
  }
  const repositories = own.getConfigArray('repositories').map(readRepository);
  const argocd = (own.getOptionalConfigArray('argocd') ?? []).map(readArgoCd);
  refuseTwins(repositories, 'repositories');
  refuseTwins(argocd, 'argocd');
  const base = config.getOptionalString('environments.directory');
  return {
    directory: resolve(
      own.getOptionalString('directory') ?? join(base ?? 'environments', 'git'),
    ),
    repositories,
    argocd,
  };
}

function readRepository(config: Config): GitRepository {
  const id = readId(config, 'repositories');
  const at = `${where}.repositories '${id}'`;
  const branch = config.getString('branch');
  if (!branchPattern.test(branch)) {
    throw new InputError(`${at}: '${branch}' is not the name of a branch`);
  }
  const path = config.getOptionalString('path') ?? '';
  return {
    id,
    ...readUrl(config.getString('url'), at),
    branch,
    token: config.getOptionalString('token'),
    username: config.getOptionalString('username') ?? 'x-access-token',
    author: {
      name: readPlain(config.getString('author.name'), `${at}: author.name`),
      email: readPlain(config.getString('author.email'), `${at}: author.email`),
    },
    path: path === '' || path === '.' ? '' : checkPath(path, `${at}: path`),
  };
}

/** What git would take as the end of a name or of an address. */
function readPlain(text: string, at: string): string {
  if (/[<>\n]/.test(text) || text.trim() === '') {
    throw new InputError(`${at}: has to be a text without <, > and line ends`);
  }
  return text;
}

function readUrl(
  url: string,
  at: string,
): Pick<GitRepository, 'url' | 'transport'> {
  if (scpPattern.test(url)) {
    return { url, transport: 'ssh' };
  }
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/.test(url)) {
    return { url: resolve(url), transport: 'file' };
  }
  const scheme = url.slice(0, url.indexOf(':'));
  if (!URL.canParse(url) || !['https', 'ssh'].includes(scheme)) {
    throw new InputError(
      `${at}: url has to begin with https:// or ssh://, or be user@host:path or a path on this machine`,
    );
  }
  const parsed = new URL(url);
  if (parsed.password || (scheme === 'https' && parsed.username)) {
    throw new InputError(
      `${at}: url must not contain credentials; put them into token, which is kept out of logs`,
    );
  }
  return { url, transport: scheme === 'https' ? 'https' : 'ssh' };
}

function readArgoCd(config: Config): ArgoCdServer {
  const id = readId(config, 'argocd');
  const baseUrl = config.getString('baseUrl');
  if (!URL.canParse(baseUrl) || !/^https?:/.test(baseUrl)) {
    throw new InputError(
      `${where}.argocd '${id}': baseUrl has to be a URL such as https://argocd.acme.test`,
    );
  }
  return {
    id,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    token: config.getOptionalString('token'),
  };
}

function readId(config: Config, list: string): string {
  const id = config.getString('id');
  if (!idPattern.test(id)) {
    throw new InputError(
      `${where}.${list}: id '${id}' has to consist of lower-case letters, digits and -`,
    );
  }
  return id;
}

function refuseTwins(items: Array<{ id: string }>, list: string) {
  const ids = items.map(item => item.id);
  const twin = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twin !== undefined) {
    throw new InputError(`${where}.${list}: there are two with id '${twin}'`);
  }
}
