import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { GitDriverConfig, GitRepository } from '../config';

const identity = {
  GIT_AUTHOR_NAME: 'Somebody',
  GIT_AUTHOR_EMAIL: 'somebody@acme.test',
  GIT_COMMITTER_NAME: 'Somebody',
  GIT_COMMITTER_EMAIL: 'somebody@acme.test',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

export function git(directory: string, ...args: string[]): string {
  return execFileSync('git', ['-C', directory, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...identity },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A bare repository with a branch `main`, in which there is a README. */
export function makeRepository(directory: string, name = 'deploy.git'): string {
  const bare = emptyRepository(directory, name);
  edit(bare, { 'README.md': 'What runs where.\n' });
  return bare;
}

export function emptyRepository(
  directory: string,
  name = 'deploy.git',
): string {
  const bare = join(directory, name);
  execFileSync('git', ['init', '--quiet', '--bare', '-b', 'main', bare]);
  return bare;
}

/** Commits as a person does, from a clone; undefined removes a file. */
export function edit(
  bare: string,
  files: Record<string, string | undefined>,
): string {
  const clone = mkdtempSync(join(dirname(bare), 'clone-'));
  try {
    git(clone, 'clone', '--quiet', bare, '.');
    git(clone, 'checkout', '--quiet', '-B', 'main');
    for (const [name, text] of Object.entries(files)) {
      if (text === undefined) {
        rmSync(join(clone, name), { recursive: true });
      } else {
        mkdirSync(dirname(join(clone, name)), { recursive: true });
        writeFileSync(join(clone, name), text);
      }
    }
    git(clone, 'add', '--all');
    git(clone, 'commit', '--quiet', '-m', 'By hand');
    git(clone, 'push', '--quiet', 'origin', 'main');
    return git(clone, 'rev-parse', 'HEAD').trim();
  } finally {
    rmSync(clone, { recursive: true });
  }
}

/** All files at the head of `main`, with their texts. */
export function filesOf(bare: string): Record<string, string> {
  const names = git(bare, 'ls-tree', '-r', '--name-only', '-z', 'main')
    .split('\0')
    .filter(Boolean);
  return Object.fromEntries(
    names.map(name => [name, git(bare, 'show', `main:${name}`)]),
  );
}

export function commitsOf(bare: string): string[] {
  return git(bare, 'rev-list', '--first-parent', 'main').trim().split('\n');
}

export function repositoryAt(
  url: string,
  more?: Partial<GitRepository>,
): GitRepository {
  return {
    id: 'deploy',
    url,
    transport: 'file',
    branch: 'main',
    username: 'x-access-token',
    author: { name: 'Groundwork', email: 'groundwork@acme.test' },
    path: 'environments',
    ...more,
  };
}

export function configOf(
  directory: string,
  url: string,
  more?: Partial<GitDriverConfig>,
): GitDriverConfig {
  return {
    directory: join(directory, 'mirrors'),
    repositories: [repositoryAt(url)],
    argocd: [],
    ...more,
  };
}

export function configMap(name: string, data: Record<string, string>) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

export function readText(file: string): string {
  return readFileSync(file, 'utf8');
}
