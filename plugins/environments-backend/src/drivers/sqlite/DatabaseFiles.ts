import {
  chmod,
  link,
  mkdir,
  readdir,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  DriverContext,
  OwnedObject,
} from '@groundwork/backstage-plugin-environments-node';
import { hasCode, namesIn, unlessMissing } from '../process/files';
import { checkName, isName } from '../process/layout';
import { externalIdOf, keyFile, resourceOf } from './naming';
import { seedFile } from './seedFile';

/** What SQLite writes beside a database. */
const COMPANIONS = ['-wal', '-shm', '-journal'];

/** No seed takes as long. */
const FORGOTTEN_AFTER_MS = 24 * 60 * 60_000;

/**
 * Trying the same seed again is of no use.
 *
 * @internal
 */
export class SeedError extends Error {}

/**
 * The databases of all environments: a folder for each environment, a file for
 * each resource.
 *
 * @remarks
 *
 * A database is filled elsewhere, and gets its name when that is done. So
 * what has its name is whole, and a database that is in use is never replaced.
 *
 * @internal
 */
export class DatabaseFiles {
  readonly #home: string;
  readonly #newId: () => string;

  constructor(options: { home: string; newId: () => string }) {
    this.#home = options.home;
    this.#newId = options.newId;
  }

  /** Where a database is, or would be. */
  pathOf(environmentId: string, resource: string): string {
    checkName(resource);
    return join(this.#folderOf(environmentId), `${resource}.db`);
  }

  /** Whether a database is there. */
  async has(environmentId: string, resource: string): Promise<boolean> {
    const path = this.pathOf(environmentId, resource);
    return (await unlessMissing(stat(path))) !== undefined;
  }

  /** Says whose the database will be, so that it is found if its state is lost. */
  async announce(
    environmentId: string,
    resource: string,
    context: Pick<DriverContext, 'opKey'>,
  ): Promise<void> {
    const folder = this.#folderOf(environmentId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(keyFile(folder, context, resource), '');
  }

  /**
   * Makes a database that has no name yet, and goes away with
   * {@link DatabaseFiles.remove} like one that has.
   *
   * @returns where it is
   * @throws SeedError if it cannot be filled
   */
  async fill(options: {
    environmentId: string;
    resource: string;
    statements: string[];
    timeoutMs: number;
    signal: AbortSignal;
  }): Promise<string> {
    const { environmentId, resource, statements } = options;
    const { timeoutMs, signal } = options;
    const name = unfinishedName(environmentId, resource, this.#newId());
    const file = join(await this.#unfinished(), name);
    try {
      await seedFile({ file, statements, timeoutMs, signal }).catch(error => {
        signal.throwIfAborted();
        throw new SeedError(`its seed fails: ${error.message}`);
      });
      await chmod(file, 0o600);
      return file;
    } catch (error) {
      await this.discard(file);
      throw error;
    }
  }

  /** Gives what was filled its name, unless another worker has made one. */
  async finish(
    file: string,
    environmentId: string,
    resource: string,
  ): Promise<void> {
    try {
      await link(file, this.pathOf(environmentId, resource));
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) {
        throw error;
      }
    }
  }

  /** Removes what was filled; under its name it stays. */
  async discard(file: string): Promise<void> {
    for (const suffix of ['', ...COMPANIONS]) {
      await rm(`${file}${suffix}`, { force: true });
    }
  }

  /**
   * Removes a database with all that is beside it; before it what is being filled,
   * also by another replica, which then has nothing to give a name to.
   */
  async remove(environmentId: string, resource: string): Promise<void> {
    const unfinished = unfinishedName(environmentId, resource, '');
    await this.#removeIn(await this.#unfinished(), name =>
      name.startsWith(unfinished),
    );
    const folder = this.#folderOf(environmentId);
    await this.#removeIn(folder, name => resourceOf(name) === resource);
    try {
      await unlessMissing(rmdir(folder));
    } catch (error) {
      // Another database of the environment is in it.
      if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) {
        throw error;
      }
    }
  }

  /** The resource that a context is for, when nothing else tells it. */
  async resourceFor(
    environmentId: string,
    context: Pick<DriverContext, 'opKey'>,
  ): Promise<string | undefined> {
    const folder = this.#folderOf(environmentId);
    const names = (await unlessMissing(readdir(folder))) ?? [];
    return names
      .map(resourceOf)
      .find(
        resource =>
          resource !== undefined &&
          names.includes(basename(keyFile(folder, context, resource))),
      );
  }

  /** All databases, also those that are not finished. */
  async *list(): AsyncIterable<OwnedObject> {
    for (const environmentId of (await namesIn(this.#home)).filter(isName)) {
      const folder = this.#folderOf(environmentId);
      const names = (await unlessMissing(readdir(folder))) ?? [];
      const resources = names
        .map(resourceOf)
        .filter(name => name !== undefined);
      for (const resource of new Set(resources)) {
        const path = this.pathOf(environmentId, resource);
        const found = await unlessMissing(stat(path));
        const size = found ? `${found.size} bytes` : 'not finished';
        yield {
          externalId: externalIdOf(environmentId, resource),
          description: `database '${resource}' in ${folder}, ${size}`,
          environmentId,
          resource,
          ...(found && { createdAt: found.birthtime }),
        };
      }
    }
  }

  /**
   * Where databases are filled: not where they belong, since a process that fills
   * one may live a moment longer than the portal that was killed.
   */
  async #unfinished(): Promise<string> {
    const folder = join(this.#home, '.unfinished');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const path of (await readdir(folder)).map(it => join(folder, it))) {
      const found = await unlessMissing(stat(path));
      if (found && Date.now() - found.mtimeMs > FORGOTTEN_AFTER_MS) {
        await rm(path, { force: true });
      }
    }
    return folder;
  }

  #folderOf(environmentId: string): string {
    checkName(environmentId);
    return join(this.#home, environmentId);
  }

  async #removeIn(
    folder: string,
    isWanted: (name: string) => boolean,
  ): Promise<void> {
    for (const name of (await unlessMissing(readdir(folder))) ?? []) {
      if (isWanted(name)) {
        await rm(join(folder, name), { force: true });
      }
    }
  }
}

/** No name of an environment or a resource has a `~`. */
function unfinishedName(
  environmentId: string,
  resource: string,
  id: string,
): string {
  return `${environmentId}~${resource}~${id}`;
}
