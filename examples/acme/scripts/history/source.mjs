import { createHash } from 'node:crypto';
import { lstat, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from './git.mjs';

/** Files of a folder that its own `.gitignore` does not leave out. */
async function listFiles(folder) {
  const scratch = await mkdtemp(join(tmpdir(), 'acme-source-'));
  try {
    await git(scratch, 'init', '--quiet', '--template=', '-b', 'main');
    const listed = await git(
      folder,
      `--git-dir=${join(scratch, '.git')}`,
      '--work-tree=.',
      ...['ls-files', '-z', '--others', '--exclude-per-directory=.gitignore'],
    );
    return listed.split('\0').filter(Boolean).sort();
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function readEntry(folder, path) {
  const full = join(folder, path);
  const { mode } = await lstat(full);
  const bytes = await readFile(full);
  const content = bytes.toString('utf8');
  if (!Buffer.from(content).equals(bytes)) {
    throw new Error(`${full} is not UTF-8 text; demo services hold only text`);
  }
  return { mode: mode & 0o111 ? '100755' : '100644', content };
}

/** A service's folder as a tree: path → mode and content, sorted by path. */
export async function readTree(folder) {
  const paths = await listFiles(folder);
  if (paths.length === 0) throw new Error(`${folder} holds no files`);
  const entries = paths.map(async path => [
    path,
    await readEntry(folder, path),
  ]);
  return new Map(await Promise.all(entries));
}

/** Says whether two trees made from the same plan would be the same. */
export function fingerprint(tree, ...inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(`${input}\0`);
  for (const [path, { mode, content }] of tree) {
    hash.update(`${path}\0${mode}\0${content}\0`);
  }
  return hash.digest('hex');
}
