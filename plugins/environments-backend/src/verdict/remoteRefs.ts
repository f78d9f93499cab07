import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AllowedRepository } from '../drivers/source/allowed';
import { git } from '../drivers/source/git';

const MAX_REFS_BYTES = 50_000_000;
const TIMEOUT_MS = 20_000;

/** What `git ls-remote` tells. */
export interface RemoteRefs {
  /** Commits (or tags' objects) by full name, as in `refs/heads/main`. */
  ids: ReadonlyMap<string, string>;
  /** Full name of the default branch; absent in an empty repository. */
  head?: string;
}

/**
 * Asks a repository for its refs.
 *
 * @param patterns - full names, or patterns of them; nothing that begins with `-`
 */
export async function readRemoteRefs(
  repository: AllowedRepository,
  patterns: readonly string[],
  signal: AbortSignal,
): Promise<RemoteRefs> {
  const work = await mkdtemp(join(tmpdir(), 'refs-'));
  try {
    const output = await git({
      command: ['ls-remote', '--symref', '--', repository.address, ...patterns],
      protocol: repository.protocol,
      variables: await accessTo(repository, work),
      maxOutputBytes: MAX_REFS_BYTES,
      timeoutMs: TIMEOUT_MS,
      signal,
    });
    return parse(output.toString('utf8'));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function parse(output: string): RemoteRefs {
  const ids = new Map<string, string>();
  let head: string | undefined;
  for (const line of output.split('\n')) {
    const [id, name] = line.split('\t');
    if (name === undefined) {
      continue;
    }
    if (!id.startsWith('ref: ')) {
      ids.set(name, id);
    } else if (name === 'HEAD') {
      head = id.slice('ref: '.length);
    }
  }
  return { ids, head };
}

/** What git is shown; not in arguments, which everybody can read. */
async function accessTo(
  { address, path, token }: AllowedRepository,
  work: string,
): Promise<Record<string, string>> {
  if (path !== undefined) {
    // Whoever lists a folder in the configuration vouches for it, whosever it is.
    const file = join(work, 'config');
    const places = [path, join(path, '.git')].map(
      place => `\tdirectory = ${JSON.stringify(place)}\n`,
    );
    await writeFile(file, `[safe]\n${places.join('')}`);
    return { GIT_CONFIG_GLOBAL: file };
  }
  if (token === undefined) {
    return {};
  }
  const shown = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${address}.extraHeader`,
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${shown}`,
  };
}
