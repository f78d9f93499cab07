import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { git } from '../history/git.mjs';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('../make-repos.mjs', import.meta.url));

export const SERVICES = fileURLToPath(
  new URL('../../services/', import.meta.url),
);

/** Runs the script as somebody would; a failure is an answer, too. */
export async function makeRepos(args, env = {}) {
  try {
    const options = { env: { ...process.env, ...env } };
    const command = [SCRIPT, ...args];
    const { stdout } = await run(process.execPath, command, options);
    return { code: 0, stdout, stderr: '' };
  } catch ({ code, stdout, stderr }) {
    return { code, stdout, stderr };
  }
}

const FIELDS = {
  id: '%H',
  parents: '%P',
  author: '%an',
  authorEmail: '%ae',
  authored: '%aI',
  committer: '%ce',
  committed: '%cI',
  subject: '%s',
  body: '%B',
};

/** Commits as objects, oldest first. */
export async function readLog(repository, ...args) {
  const format = `${Object.values(FIELDS).join('%x1f')}%x1e`;
  const command = ['log', '--reverse', `--format=${format}`, ...args];
  const text = await git(repository, ...command);
  return text
    .split('\x1e')
    .filter(entry => entry.trim())
    .map(entry => {
      const values = entry.trimStart().split('\x1f');
      const commit = Object.fromEntries(
        Object.keys(FIELDS).map((name, index) => [name, values[index]]),
      );
      return { ...commit, parents: commit.parents.split(' ').filter(Boolean) };
    });
}

/** A commit's tree: path → mode and id of the content. */
export async function readTreeOf(repository, commit) {
  const listed = await git(repository, 'ls-tree', '-r', '-z', commit);
  return Object.fromEntries(
    listed
      .split('\0')
      .filter(Boolean)
      .map(line => {
        const [info, path] = line.split('\t');
        const [mode, , id] = info.split(' ');
        return [path, `${mode} ${id}`];
      }),
  );
}
