import { CommitGraph } from './CommitGraph';
import { LocalRepository } from './repository';
import { readGit, streamGit } from './runGit';
import { splitAtNul } from './splitAtNul';
import { Tag, parseTags, SkippedTag } from './tags';
import { GitChange } from './types';

/** What git has in place of a deployment. */
export interface Release {
  /** What it stands for a deployment by: it is none itself. */
  proxy: 'tag' | 'branch';
  /** The tag, or the id of the commit on the branch. */
  name: string;
  sha: string;
  /** Milliseconds since 1970, UTC. */
  releasedAt: number;
  /** Name of the one before, which is in it; the first of a line has none. */
  previous?: string;
  /**
   * Commits that are in it and not in the one before, newest first; all of them
   * if there is none before.
   */
  commits: string[];
}

/** Releases, oldest first, and tags that are none. */
export interface TaggedReleases {
  releases: Release[];
  skipped: SkippedTag[];
  /** Set for a shallow clone: commits of the first of a line are missing. */
  isShallow: boolean;
}

/** Which tags are releases. */
export interface ReleasesRequest {
  /**
   * What their names begin with, such as `checkout@`.
   * @defaultValue all are
   */
  prefix?: string;
  signal: AbortSignal;
}

/**
 * Takes tags for releases. Nothing is made of what their names mean: of the
 * earlier tags that are in one, the nearest is the one before, and of several
 * such the latest.
 *
 * @throws GitError if objects are missing
 */
export async function readTaggedReleases(
  { directory, boundary }: LocalRepository,
  { prefix = '', signal }: ReleasesRequest,
): Promise<TaggedReleases> {
  const listed = await readGit({
    command: [
      'for-each-ref',
      '--format=%(refname)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)%00%(creatordate:unix)%00%(*committerdate:unix)',
      'refs/tags',
    ],
    directory,
    signal,
  });
  const isShallow = boundary.size > 0;
  const { tags, skipped } = parseTags(listed, prefix);
  if (tags.length === 0) {
    return { releases: [], skipped, isShallow };
  }
  const graph = new CommitGraph();
  // Of tags, as there may be more of them than a command line can hold
  const command = [
    'log',
    '-z',
    '--topo-order',
    '--reverse',
    '--no-notes',
    '--no-show-signature',
    '--format=tformat:%H %P',
    '--tags',
    '--',
  ];
  for await (const { text } of splitAtNul(
    streamGit({ command, directory, signal }),
  )) {
    const [sha, ...parents] = text.split(' ').filter(Boolean);
    if (sha !== undefined) {
      graph.add(sha, parents);
    }
  }
  return { releases: releasesOf(tags, graph), skipped, isShallow };
}

/** Orders tags by time and ancestry, and finds what each has brought. */
function releasesOf(tags: readonly Tag[], graph: CommitGraph): Release[] {
  const ordered = tags
    .filter(({ sha }) => graph.has(sha))
    .map(tag => ({ ...tag, position: graph.positionOf(tag.sha) }))
    .sort(
      (a, b) =>
        a.releasedAt - b.releasedAt ||
        a.position - b.position ||
        (a.name < b.name ? -1 : 1),
    );
  const latest = new Map<string, LatestTag>();
  return ordered.map(({ name, sha, releasedAt }, order): Release => {
    const previous =
      latest.get(sha) ?? latestOf(graph.nearest(sha, latest), latest);
    latest.set(sha, { name, sha, order });
    return {
      proxy: 'tag',
      name,
      sha,
      releasedAt,
      ...(previous && { previous: previous.name }),
      commits: graph.between(sha, previous?.sha),
    };
  });
}

/** The latest tag of a commit, so far. */
interface LatestTag {
  name: string;
  sha: string;
  order: number;
}

function latestOf(
  shas: readonly string[],
  latest: ReadonlyMap<string, LatestTag>,
): LatestTag | undefined {
  return shas
    .flatMap(sha => latest.get(sha) ?? [])
    .sort((a, b) => b.order - a.order)[0];
}

/**
 * Takes what comes onto a branch, such as `production`, for releases. What has no
 * time is released with what comes next.
 *
 * @param changes - of that branch, oldest first
 * @param after - the commit after which they come, if it is not the beginning
 */
export async function* releasesOfBranch(
  changes: AsyncIterable<GitChange>,
  after?: string,
): AsyncGenerator<Release, void> {
  let previous = after;
  let commits: string[] = [];
  for await (const { commit, brought } of changes) {
    const { sha, committedAt } = commit;
    commits = [sha, ...brought.map(it => it.sha).reverse(), ...commits];
    if (committedAt !== undefined) {
      yield {
        proxy: 'branch',
        name: sha,
        sha,
        releasedAt: committedAt,
        ...(previous !== undefined && { previous }),
        commits,
      };
      previous = sha;
      commits = [];
    }
  }
}
