import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LocalRepository, openRepository } from '../repository';

const START = Date.parse('2026-01-05T09:00:00Z');
const HOUR_MS = 60 * 60_000;

/** How a commit of a test differs from others. */
export interface TestCommit {
  message?: string;
  /** Texts by path. */
  files?: Record<string, string>;
  /** Hours after the start. */
  authoredAt?: number;
  /** Hours after the start. */
  committedAt?: number;
  author?: string;
}

/** Milliseconds since 1970 of some hours after the start. */
export function hour(hours: number): number {
  return START + hours * HOUR_MS;
}

/** A real repository in a temporary folder. */
export class TestRepository {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'delivery-git-')));
  readonly directory = join(this.root, 'repository');
  #hours = 0;

  constructor() {
    mkdirSync(this.directory);
    this.git('init', '-q', '-b', 'main');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  git(...args: string[]): string {
    return this.#run(args, {});
  }

  /** Runs git an hour after the last time, and gives the commit that it makes. */
  commit(
    commit: TestCommit = {},
    command = ['commit', '-q', '--allow-empty'],
  ): string {
    this.#hours += 1;
    const { message = `commit ${this.#hours}`, files = {} } = commit;
    const { authoredAt = this.#hours, committedAt = this.#hours } = commit;
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.directory, path)), { recursive: true });
      writeFileSync(join(this.directory, path), text);
    }
    this.git('add', '-A');
    this.#run([...command, '-m', message], {
      GIT_AUTHOR_EMAIL: commit.author ?? 'ada@acme.test',
      GIT_AUTHOR_DATE: `@${hour(authoredAt) / 1000} +0000`,
      GIT_COMMITTER_DATE: `@${hour(committedAt) / 1000} +0000`,
    });
    return this.git('rev-parse', 'HEAD');
  }

  merge(branches: string[], commit: TestCommit = {}): string {
    return this.commit(commit, ['merge', '-q', '--no-ff', ...branches]);
  }

  /** Begins a branch, or goes on with one. */
  checkout(branch: string, from?: string): void {
    this.git(
      'checkout',
      '-q',
      ...(from === undefined ? [branch] : ['-b', branch, from]),
    );
  }

  open(directory: string = this.directory): Promise<LocalRepository> {
    return openRepository(directory, {
      allowedFolders: [this.root],
      signal: new AbortController().signal,
    });
  }

  #run(args: readonly string[], variables: Record<string, string>): string {
    return execFileSync('git', args, {
      cwd: this.directory,
      encoding: 'utf8',
      stdio: 'pipe',
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@acme.test',
        GIT_COMMITTER_NAME: 'Ben',
        GIT_COMMITTER_EMAIL: 'ben@acme.test',
        GIT_COMMITTER_DATE: `@${hour(this.#hours) / 1000} +0000`,
        ...variables,
      },
    }).replace(/\n$/, '');
  }
}

/** All of what is read, in order. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}
