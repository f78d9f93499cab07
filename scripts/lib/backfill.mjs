// What ./dev backfill is told, and what it tells.
import { readFile, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure, usageFailure } from './command.mjs';
import { DEFAULT_PORT, findPortal } from './portal.mjs';

export const HELP = `Usage: ./dev backfill <path or URL> [options]

Has the running portal read a repository from git: changes, releases, reverts and
what says that an assistant wrote something. Read again, nothing is doubled.

  --component <ref>      the whole repository is this component
  --paths <file>         a YAML file that maps paths to components
  --releases <what>      what stands for deployments to production: tags, or
                         branch:<name> (tags)
  --name <host/path>     what the repository is called, as webhooks call it, such
                         as github.com/acme/orders (what its origin says)
  --as user:default/<name>  a demo person (a platform engineer)
  --backend-port <n> or --backend-url <url>

A portal without demo people takes the token in GROUNDWORK_TOKEN.`;

/** What the portal is asked for. Paths are relative to the current folder. */
export async function readRequest(repository, options) {
  const { component, name, paths, releases } = options;
  if (!repository) {
    throw usageFailure('backfill needs the path or URL of a repository');
  }
  return {
    repository: await absolute(repository),
    ...(component && { component }),
    ...(name && { name }),
    ...(releases && { releases }),
    ...(paths && { paths: await readMap(paths) }),
  };
}

/** What is no path is the portal's to understand. */
async function absolute(repository) {
  if (/^[^/]*:/.test(repository)) return repository;
  try {
    return await realpath(resolve(repository));
  } catch (cause) {
    throw new Failure(`there is no folder '${resolve(repository)}'`, { cause });
  }
}

async function readMap(path) {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Failure(
      `--paths '${path}' cannot be read: ${cause.code ?? cause.message}`,
      { cause },
    );
  }
}

export function describeProgress({ commits, changes, releases }) {
  return `  ${commits} commits, ${changes} changes, ${releases} releases…`;
}

/** Lines about a backfill that has succeeded. */
export function describeResult({ ended, request, seconds, page }) {
  const { counts, head, remarks } = ended;
  return [
    `Read ${ended.repository} in ${seconds.toFixed(1)} s:`,
    ...table(rowsOf(counts, commandsOf(head, request))),
    ...remarks.map(remark => `- ${remark}`),
    '',
    `Look at it: ${page}`,
  ];
}

function rowsOf(counts, commands) {
  return ['commits', 'changes', 'releases', 'reverts', 'assisted'].map(name => [
    `  ${String(counts[name]).padStart(7)} ${name}`,
    commands[name] ?? '',
  ]);
}

/** What counts the same, of what can be counted without judging. */
function commandsOf(head, { repository, releases = 'tags' }) {
  if (head === undefined) return {};
  const isPath = repository.startsWith('/');
  const git = isPath ? `git -C ${quoted(repository)}` : 'git';
  const branch = releases.replace(/^branch:/, '');
  return {
    commits: `${git} rev-list --count ${head.slice(0, 12)}`,
    changes: `${git} rev-list --count --first-parent ${head.slice(0, 12)}`,
    releases:
      releases === 'tags'
        ? `${git} tag | wc -l`
        : `${git} rev-list --count --first-parent ${quoted(branch)}`,
  };
}

function table(rows) {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) =>
    right ? `${left.padEnd(width)}   ${right}` : left,
  );
}

function quoted(text) {
  return /^[\w./@:+-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
}

/** Where the portal shows its pages: in development not where its backend is. */
export async function pagesOf(root, backendUrl) {
  const portal = await findPortal(root);
  if (portal && backendUrl === `http://localhost:${portal.backendPort}`) {
    return `http://localhost:${portal.port}`;
  }
  return backendUrl === 'http://localhost:7007'
    ? `http://localhost:${DEFAULT_PORT}`
    : backendUrl;
}
