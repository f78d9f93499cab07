import { LocalRepository } from './repository';
import { streamGit } from './runGit';
import { NulToken, splitAtNul } from './splitAtNul';
import { ChangedFile, GitCommit } from './types';

/** A stretch of history: what `head` has and `since` has not. */
export interface Stretch {
  /** In full. */
  head: string;
  /** In full. */
  since?: string;
}

/** The files that a commit of the branch touches. */
export interface CommitFiles {
  sha: string;
  files: ChangedFile[];
}

const NUL = '%x00';
const FIELDS = [
  '%H',
  '%P',
  '%an',
  '%ae',
  '%at',
  '%cn',
  '%ce',
  '%ct',
  '%B',
  '%N',
];
const SHA = /^[0-9a-f]{40,64}$/;
const NUMSTAT = /^(\d+|-)\t(\d+|-)\t(.*)$/s;
/** What comes after the year 9999, no database of ours can hold. */
const MAX_TIME_MS = Date.UTC(10_000, 0) - 1;

/** All commits of a stretch, parents before their children. */
export async function* readCommits(
  repository: LocalRepository,
  stretch: Stretch,
  signal: AbortSignal,
): AsyncGenerator<GitCommit, void> {
  const command = [
    'log',
    '-z',
    '--topo-order',
    '--reverse',
    '--no-mailmap',
    '--no-show-signature',
    '--encoding=UTF-8',
    '--no-notes',
    '--notes=refs/notes/ai',
    `--format=tformat:${FIELDS.join(NUL)}`,
    ...revisionsOf(stretch),
  ];
  const { directory } = repository;
  let fields: NulToken[] = [];
  for await (const token of splitAtNul(
    streamGit({ command, directory, signal }),
  )) {
    fields.push(token);
    if (fields.length === FIELDS.length) {
      yield commitOf(fields);
      fields = [];
    }
  }
}

/**
 * What each commit of a stretch's first-parent history does to its first parent,
 * oldest first. Renames are found; nothing but lines is compared.
 */
export async function* readFiles(
  repository: LocalRepository,
  stretch: Stretch,
  signal: AbortSignal,
): AsyncGenerator<CommitFiles, void> {
  const command = [
    'log',
    '-z',
    '--first-parent',
    '--topo-order',
    '--reverse',
    '--no-show-signature',
    '--no-notes',
    '--diff-merges=first-parent',
    '--root',
    '--numstat',
    '--find-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--ignore-submodules=none',
    '--format=tformat:%H',
    ...revisionsOf(stretch),
  ];
  const { directory } = repository;
  const tokens = splitAtNul(streamGit({ command, directory, signal }));
  let current: CommitFiles | undefined;
  for await (const { text } of tokens) {
    const entry = NUMSTAT.exec(
      isFirst(current) ? text.replace(/^\n/, '') : text,
    );
    if (entry) {
      current?.files.push(await fileOf(entry, tokens));
    } else if (SHA.test(text)) {
      if (current) {
        yield current;
      }
      current = { sha: text, files: [] };
    }
  }
  if (current) {
    yield current;
  }
}

/** Git ends a commit's line before its files, and NUL does not. */
function isFirst(current: CommitFiles | undefined): boolean {
  return current?.files.length === 0;
}

async function fileOf(
  [, added, removed, path]: RegExpExecArray,
  tokens: AsyncGenerator<NulToken, void>,
): Promise<ChangedFile> {
  const lines = {
    ...(added !== '-' && { added: Number(added) }),
    ...(removed !== '-' && { removed: Number(removed) }),
  };
  if (path !== '') {
    return { path, ...lines };
  }
  // Of what is renamed, both names follow.
  const previousPath = await nextText(tokens);
  return { path: await nextText(tokens), previousPath, ...lines };
}

async function nextText(
  tokens: AsyncGenerator<NulToken, void>,
): Promise<string> {
  const { value } = await tokens.next();
  return value?.text ?? '';
}

function commitOf(fields: readonly NulToken[]): GitCommit {
  const [sha, parents, an, ae, at, cn, ce, ct, message, note] = fields.map(
    ({ text }) => text,
  );
  const authoredAt = timeOf(at);
  const committedAt = timeOf(ct);
  return {
    sha,
    parents: parents.split(' ').filter(Boolean),
    author: { name: an, email: ae },
    committer: { name: cn, email: ce },
    ...(authoredAt !== undefined && { authoredAt }),
    ...(committedAt !== undefined && { committedAt }),
    message,
    isMessageCut: fields[8].isCut,
    ...(note !== '' && { note }),
  };
}

/** Anybody can write any number there; 0 is what git makes of none. */
function timeOf(seconds: string): number | undefined {
  const time = /^\d+$/.test(seconds) ? Number(seconds) * 1000 : 0;
  return time > 0 && time <= MAX_TIME_MS ? time : undefined;
}

function revisionsOf({ head, since }: Stretch): string[] {
  return [head, ...(since === undefined ? [] : [`^${since}`]), '--'];
}
