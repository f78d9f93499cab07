import { z } from 'zod';
import { attributionOf, GitChange, pathsOf, toChange } from '../../git';
import { revertCandidateOf } from '../../git/reverts';
import { describesRevert, revertSigns } from '../../git/revertSigns';
import { LoggedEvent, NewEvent } from '../../log';
import { count, name, sha, title } from '../shapes';

/** The type of the events in which git tells of changes. */
export const GIT_CHANGE_TYPE = 'dev.groundwork.git.change';

/** More are not kept: a change of so many files belongs to everything. */
const MAX_PATHS = 2_000;

const revert = z.object({
  shas: z.array(z.string()),
  numbers: z.array(z.object({ number: count, text: z.string() })),
  title: z.object({ reverted: title, text: title }).optional(),
});

const attribution = z.object({
  cohort: z.enum(['assisted', 'human', 'undeclared']),
  tool: z.string().optional(),
  confidence: z.number().min(0).max(1),
  evidence: z.array(
    z.object({
      place: z.enum([
        'note',
        'author',
        'committer',
        'trailer',
        'label',
        'branch',
      ]),
      cohort: z.enum(['assisted', 'human']),
      tool: z.string().optional(),
      confidence: z.number().min(0).max(1),
      text: title,
    }),
  ),
  lineShare: z.number().optional(),
  unreadableNotes: z.array(title),
});

/** The payload of such an event. Times are milliseconds since 1970. */
export const gitChange = z.object({
  sha,
  title,
  branch: name.optional(),
  firstCommitAt: z.number().optional(),
  firstCommitIsApproximate: z.boolean().optional(),
  mergedAt: z.number().optional(),
  /** Its commit on the branch included. */
  commits: z.array(sha),
  size: z.object({ added: count, removed: count, files: count }).optional(),
  isBot: z.boolean(),
  attribution,
  revert: revert.optional(),
  /** What it touches; components are made of it when it is folded. */
  paths: z.array(z.string()).max(MAX_PATHS),
  pathsAreCut: z.boolean().optional(),
  /**
   * What its commits follow, those that came with it first. Events that were
   * written before this was told have none.
   */
  nodes: z
    .array(z.object({ sha, parents: z.array(sha), at: z.number().optional() }))
    .optional(),
});

/** What git tells of a change. */
export type GitChangeTold = z.output<typeof gitChange>;

/**
 * What git tells of a change, as an event of the log. The same commit always
 * gives the same key, so a repository can be read again. What has no time at
 * all is told as of 1970.
 *
 * @param repository - as subjects call it, such as `github.com/acme/orders`
 */
export function toGitChangeEvent(
  change: GitChange,
  { repository }: { repository: string },
): NewEvent {
  const { commit, number, sourceBranch } = change;
  const {
    components: _,
    id,
    mergeSha,
    cohort,
    ...known
  } = toChange(change, {
    repository,
    componentsOf: () => [],
  });
  const signs = revertSigns(revertCandidateOf(id, change).messages);
  const paths = pathsOf(change);
  const told: GitChangeTold = {
    ...known,
    sha: commit.sha,
    ...(sourceBranch !== undefined && { branch: sourceBranch }),
    attribution: attributionOf(change),
    ...(describesRevert(signs) && { revert: signs }),
    paths: paths.slice(0, MAX_PATHS),
    ...(paths.length > MAX_PATHS && { pathsAreCut: true }),
    nodes: [...change.brought, commit].map(it => ({
      sha: it.sha,
      parents: it.parents,
      ...(it.committedAt !== undefined && { at: it.committedAt }),
    })),
  };
  return {
    source: `git:${repository}`,
    eventId: commit.sha,
    type: GIT_CHANGE_TYPE,
    subject:
      number === undefined
        ? `commit:${repository}@${commit.sha}`
        : `change:${repository}#${number}`,
    occurredAt: new Date(commit.committedAt ?? commit.authoredAt ?? 0),
    payload: JSON.stringify(readable(told)),
  };
}

/**
 * What will be read back: of what need not be told, such as a branch with a very
 * long name, only what its reader takes, so that it does not cost all the rest.
 */
function readable(told: GitChangeTold): GitChangeTold {
  const { success, data, error } = gitChange.safeParse(told);
  if (success) {
    return data;
  }
  const wrong = new Set(error.issues.map(({ path }) => path[0]));
  return gitChange.parse(
    Object.fromEntries(Object.entries(told).filter(([key]) => !wrong.has(key))),
  );
}

/**
 * Reads back what {@link toGitChangeEvent} wrote.
 *
 * @returns undefined for anything else, and where the payload was forgotten
 */
export function readGitChangeEvent({
  type,
  payload,
}: Pick<LoggedEvent, 'type' | 'payload'>): GitChangeTold | undefined {
  return type === GIT_CHANGE_TYPE
    ? gitChange.safeParse(payload).data
    : undefined;
}
