import { stripVTControlCharacters } from 'node:util';

/**
 * Directories for temporary files, with what follows up to a blank, a quote or
 * a bracket.
 */
const TEMPORARY =
  /(?<![\w.\/-])(?:(?:\/private)?\/var\/folders\/[^/\s]+\/[^/\s]+\/T|(?:\/private)?(?:\/var)?\/tmp|[A-Za-z]:[\\/]Users[\\/][^\\/\s]+[\\/]AppData[\\/]Local[\\/]Temp)[\\/][^\s"'`()[\]{}<>,;]*/g;

/** What Python writes for an object that has no text of its own. */
const ADDRESS = / at 0x[0-9a-fA-F]{4,16}(?=>)/g;

/** Where GitHub's runners put a repository: its name twice. */
const GITHUB_WORKSPACE =
  /^(?:[A-Za-z]:)?\/(?:[^/]+\/)*?(?:_?work|a)\/([^/]+)\/\1\//;

/**
 * Removes from a name what differs between executions of the same test:
 * colours, directories of temporary files, addresses of Python's objects, and
 * how much white space there is; the same letters are written the same (NFC).
 * Times, numbers and ids stay: they can be what tells two tests apart.
 */
export function normaliseName(name: string): string {
  return stripVTControlCharacters(name)
    .normalize('NFC')
    .replace(TEMPORARY, withoutDirectories)
    .replace(ADDRESS, ' at 0x')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Makes a file relative to its repository where that is certain: in the
 * workspaces of GitHub's and GitLab's runners. Writes `/` for `\`.
 *
 * @param repository - with or without its host, as in `gitlab.com/acme/shop`
 */
export function normaliseFile(file: string, repository: string): string {
  const path = stripVTControlCharacters(file)
    .normalize('NFC')
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+/, '');
  const [, ...withoutHost] = repository.split('/');
  const workspace = [repository, withoutHost.join('/')]
    .filter(Boolean)
    .map(it => `/builds/${it}/`)
    .find(it => path.startsWith(it));
  return workspace
    ? path.slice(workspace.length)
    : path.replace(GITHUB_WORKSPACE, '');
}

/** The name of a file in a temporary directory is kept; its directories differ. */
function withoutDirectories(path: string): string {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const isDirectlyIn = /^(?:.*[\\/])?(?:T|tmp|Temp)$/.test(path.slice(0, end));
  const name = isDirectlyIn ? '' : path.slice(end + 1);
  return name ? `<tmp>/${name}` : '<tmp>';
}
