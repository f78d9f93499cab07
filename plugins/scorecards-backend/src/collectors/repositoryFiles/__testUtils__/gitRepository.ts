import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';

const ENVIRONMENT = {
  PATH: process.env.PATH,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_AUTHOR_NAME: 'Ada Byron',
  GIT_AUTHOR_EMAIL: 'ada.byron@acme.test',
  GIT_COMMITTER_NAME: 'Ada Byron',
  GIT_COMMITTER_EMAIL: 'ada.byron@acme.test',
};

/** What files hold, by their paths. */
export type Files = Record<string, string | Buffer | { linkTo: string }>;

export function runGit(directory: string, ...args: string[]): Buffer {
  return execFileSync('git', args, {
    cwd: directory,
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
}

export function writeFiles(directory: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof content === 'string' || Buffer.isBuffer(content)) {
      writeFileSync(file, content);
    } else {
      symlinkSync(content.linkTo, file);
    }
  }
}

/** Makes a repository with one commit. */
export function makeRepository(directory: string, files: Files): string {
  mkdirSync(directory, { recursive: true });
  runGit(directory, 'init', '--quiet', '--initial-branch=main');
  return commitFiles(directory, files);
}

/** Commits files, and no others than are there. */
export function commitFiles(directory: string, files: Files): string {
  writeFiles(directory, files);
  runGit(directory, 'add', '--all', '--force');
  runGit(directory, 'commit', '--quiet', '--allow-empty', '-m', 'Change files');
  return runGit(directory, 'rev-parse', 'HEAD').toString().trim();
}

/** Leaves only what is committed. */
export function makeBare(directory: string, target: string): void {
  runGit(directory, 'clone', '--quiet', '--bare', '.', target);
  rmSync(directory, { recursive: true });
}
