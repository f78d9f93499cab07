import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { DesiredSource } from '@groundwork/backstage-plugin-environments-common';
import type { AllowedRepository as AllowedPrefix } from '../config/types';
import { allowedRepository } from '../drivers/source/allowed';
import type { AllowedRepository } from '../drivers/source/allowed';
import { nearestTo } from './nearest';
import { readRemoteRefs, RemoteRefs } from './remoteRefs';
import { lackOfRepository, repositoryOf } from './repositoryOf';

const TIMEOUT_MS = 30_000;

/** Tells which commit of which repository is meant. */
export class SourceFinder {
  constructor(
    private readonly options: { repositories: readonly AllowedPrefix[] },
  ) {}

  /**
   * The commit that a ref stands for now.
   *
   * @param ref - a branch, a tag or a commit in full; the default branch if absent
   * @throws InputError if it is no address or no ref, NotAllowedError if the
   * configuration does not list the repository, NotFoundError if it has no such
   * ref, Error if it cannot be read
   */
  async find(
    repository: string,
    ref: string | undefined,
    signal: AbortSignal,
  ): Promise<DesiredSource> {
    const allowed = await this.allow(repository);
    const { address } = allowed;
    if (ref !== undefined && isCommit(ref)) {
      return { repository: address, ref, commit: ref };
    }
    if (ref !== undefined) {
      assertRef(ref);
    }
    const patterns = ref === undefined ? ['HEAD'] : namesOf(ref);
    const found = await read(allowed, patterns, signal);
    if (ref === undefined) {
      return { repository: address, ...defaultBranch(repository, found) };
    }
    const name = patterns.find(it => found.ids.has(it));
    const commit = name === undefined ? undefined : found.ids.get(name);
    if (commit === undefined) {
      throw await this.#missing(repository, allowed, ref, signal);
    }
    return { repository: address, ref, commit };
  }

  /**
   * The repository of a component.
   *
   * @throws InputError that says what is missing
   */
  repositoryOf(entity: Entity): string {
    const repository = repositoryOf(entity);
    if (repository === undefined) {
      throw new InputError(lackOfRepository(entity));
    }
    return repository;
  }

  /** {@inheritDoc SourceFinder.find} */
  async resolve(
    repository: string,
    ref: string,
  ): Promise<{ commit: string; ref: string }> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return this.find(repository, ref, signal);
  }

  /** All tags of a repository, with the commits that they are of. */
  async tags(
    repository: string,
  ): Promise<Array<{ tag: string; commit: string }>> {
    const { ids } = await read(
      await this.allow(repository),
      ['refs/tags/*'],
      AbortSignal.timeout(TIMEOUT_MS),
    );
    return [...ids.keys()]
      .filter(name => !name.endsWith('^{}'))
      .map(name => ({
        tag: name.replace(/^refs\/tags\//, ''),
        commit: ids.get(`${name}^{}`) ?? ids.get(name) ?? '',
      }));
  }

  /**
   * Makes sure that a repository is one of those that the configuration lists;
   * links that lead out of them do not count.
   */
  async allow(repository: string): Promise<AllowedRepository> {
    const { repositories } = this.options;
    const allowed = allowedRepository(repository, repositories);
    const { path } = allowed;
    if (path === undefined) {
      return allowed;
    }
    const real = await realpath(path).catch(cause => {
      throw new NotFoundError(`There is no repository '${repository}'`, cause);
    });
    for (const { prefix } of repositories) {
      if (prefix.startsWith('/') && (await isWithin(real, prefix))) {
        return allowed;
      }
    }
    throw new NotAllowedError(
      `the repository '${repository}' leads out of those that environments may be made from; 'environments.repositories' of the configuration lists them`,
    );
  }

  async #missing(
    repository: string,
    allowed: AllowedRepository,
    ref: string,
    signal: AbortSignal,
  ): Promise<NotFoundError> {
    const all = await read(allowed, ['refs/heads/*', 'refs/tags/*'], signal);
    const names = [...all.ids.keys()]
      .filter(name => !name.endsWith('^{}'))
      .map(name => name.replace(/^refs\/(?:heads|tags)\//, ''));
    const near = nearestTo(ref, names);
    return new NotFoundError(
      `The repository '${repository}' has no branch or tag '${ref}'${
        near.length > 0 ? `; near are ${near.join(', ')}` : ''
      }`,
    );
  }
}

async function read(
  allowed: AllowedRepository,
  patterns: readonly string[],
  signal: AbortSignal,
): Promise<RemoteRefs> {
  try {
    return await readRemoteRefs(allowed, patterns, signal);
  } catch (error) {
    throw new Error(
      `The repository '${allowed.address}' cannot be read: ${
        (error as Error).message
      }`,
      { cause: error },
    );
  }
}

async function isWithin(real: string, prefix: string): Promise<boolean> {
  try {
    const root = await realpath(prefix);
    return `${real}${sep}`.startsWith(root.endsWith(sep) ? root : root + sep);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      // A folder that is not there has nothing in it.
      return false;
    }
    throw error;
  }
}

function defaultBranch(
  repository: string,
  { ids, head }: RemoteRefs,
): { ref: string; commit: string } {
  const commit = ids.get('HEAD');
  if (commit === undefined) {
    throw new NotFoundError(
      `The repository '${repository}' has no default branch; say which ref`,
    );
  }
  // A detached HEAD has no name but its commit.
  return { ref: head?.replace(/^refs\/heads\//, '') ?? commit, commit };
}

function isCommit(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** As git-check-ref-format(1) says, without patterns. */
function assertRef(ref: string): void {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  const isWrong = /^[-/]|[/.]$|\.\.|\/\/|@\{|[\u0000-\u0020\u007f~^:?*[\\]/;
  if (ref === '' || ref.length > 250 || isWrong.test(ref)) {
    throw new InputError(`'${ref}' is no name of a branch, a tag or a commit`);
  }
}

/** The most telling first: a tag's commit, not the tag. */
function namesOf(ref: string): string[] {
  const full = ref.startsWith('refs/')
    ? [ref]
    : [`refs/heads/${ref}`, `refs/tags/${ref}`];
  return full.flatMap(name => [`${name}^{}`, name]);
}
