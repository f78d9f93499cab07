import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InputError } from '@backstage/errors';
import { GitError, LocalRepository, openRepository } from '../git';
import { readGit } from '../git/runGit';

const PROTOCOLS = ['https', 'ssh'];
/** A fetch says nothing on its output, however long it takes. */
const FETCH_MS = 60 * 60_000;
const LOOK_MS = 1_000;

/**
 * Branches, tags and notes, and nothing of a server's own, such as the heads of
 * all pull requests.
 */
const REFS = ['heads', 'tags', 'notes'].map(
  kind => `+refs/${kind}/*:refs/${kind}/*`,
);

/**
 * Bare mirrors of repositories, which are a cache: those used longest ago go when
 * all together become too large. A replica has a folder of its own.
 */
export class Mirrors {
  constructor(
    private readonly options: {
      /** Absolute. */
      directory: string;
      /** Of one, while it is fetched, and of all afterwards. */
      maxBytes: number;
      /** @defaultValue `https` and `ssh` */
      protocols?: readonly string[];
    },
  ) {}

  /**
   * Fetches what a mirror lacks, or all. After an attempt that was ended, it is
   * gone on with.
   *
   * @throws InputError if it is too large, GitError if it cannot be fetched
   */
  async update(url: string, signal: AbortSignal): Promise<LocalRepository> {
    const { directory } = this.options;
    const name = `${createHash('sha256').update(url).digest('hex')}.git`;
    const folder = join(directory, name);
    const isNew = (await sizeOf(folder)) === 0;
    try {
      await this.#fetch(url, folder, signal);
    } catch (error) {
      // What was ended while it wrote may have left locks behind
      if (isNew || signal.aborted || !(error instanceof GitError)) {
        throw error;
      }
      await rm(folder, { recursive: true, force: true });
      await this.#fetch(url, folder, signal);
    }
    const now = new Date();
    await utimes(folder, now, now);
    await this.#makeRoom(name);
    return openRepository(folder, { allowedFolders: [directory], signal });
  }

  async #fetch(url: string, folder: string, signal: AbortSignal) {
    await mkdir(folder, { recursive: true });
    await removeUnfinished(folder);
    await this.#bounded(folder, signal, async bounded => {
      const git = (...command: string[]) =>
        readGit({
          command,
          directory: folder,
          maxSilenceMs: FETCH_MS,
          protocols: this.options.protocols ?? PROTOCOLS,
          signal: bounded,
        });
      await git('init', '--quiet', '--bare', '--template=', '.');
      await git(
        'fetch',
        '--quiet',
        '--prune',
        '--no-tags',
        '--no-write-fetch-head',
        '--no-recurse-submodules',
        '--end-of-options',
        url,
        ...REFS,
      );
      const head = await git('ls-remote', '--symref', '--', url, 'HEAD');
      const [, branch] = /^ref: (refs\/heads\/\S+)\tHEAD$/m.exec(head) ?? [];
      if (branch !== undefined) {
        await git('symbolic-ref', 'HEAD', branch);
      }
    });
  }

  /** Ends work that makes a folder too large, and removes the folder. */
  async #bounded(
    folder: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const tooLarge = new AbortController();
    const ended = new AbortController();
    const assertFits = async () => {
      if ((await sizeOf(folder)) > this.options.maxBytes) {
        tooLarge.abort(this.#tooLarge());
      }
    };
    const watch = async () => {
      while (!ended.signal.aborted && !tooLarge.signal.aborted) {
        await assertFits();
        await sleep(LOOK_MS, undefined, { signal: ended.signal }).catch(
          () => undefined,
        );
      }
    };
    const watching = watch();
    try {
      await work(AbortSignal.any([signal, tooLarge.signal]));
      await assertFits();
      tooLarge.signal.throwIfAborted();
    } finally {
      ended.abort();
      await watching;
      if (tooLarge.signal.aborted) {
        await rm(folder, { recursive: true, force: true });
      }
    }
  }

  #tooLarge(): InputError {
    const megabytes = this.options.maxBytes / (1024 * 1024);
    return new InputError(
      `the repository takes more than ${megabytes} MB; raise delivery.backfill.maxMegabytes in the app-config, or mirror it on this machine and name its path`,
    );
  }

  /** @param kept - which stays, however large it is */
  async #makeRoom(kept: string): Promise<void> {
    const { directory, maxBytes } = this.options;
    const mirrors = await Promise.all(
      (
        await readdir(directory)
      )
        .filter(name => name.endsWith('.git'))
        .map(async name => {
          const path = join(directory, name);
          const { mtimeMs } = await stat(path);
          return { name, path, usedAt: mtimeMs, bytes: await sizeOf(path) };
        }),
    );
    let total = mirrors.reduce((sum, { bytes }) => sum + bytes, 0);
    const others = mirrors
      .filter(({ name }) => name !== kept)
      .sort((a, b) => a.usedAt - b.usedAt);
    for (const { path, bytes } of others) {
      if (total <= maxBytes) {
        break;
      }
      await rm(path, { recursive: true, force: true });
      total -= bytes;
    }
  }
}

/** What a fetch that was ended has left. */
async function removeUnfinished(folder: string): Promise<void> {
  const packs = join(folder, 'objects', 'pack');
  const left = (await namesIn(packs)).filter(it => it.startsWith('tmp_'));
  await Promise.all(left.map(it => rm(join(packs, it), { force: true })));
}

/** Of its packs, as all else of a mirror is small. */
async function sizeOf(folder: string): Promise<number> {
  const packs = join(folder, 'objects', 'pack');
  const sizes = await Promise.all(
    (
      await namesIn(packs)
    ).map(async name => {
      const found = await unlessGone(stat(join(packs, name)));
      return found?.size ?? 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function namesIn(folder: string): Promise<string[]> {
  return (await unlessGone(readdir(folder))) ?? [];
}

async function unlessGone<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
