import { z } from 'zod';
import { repository, sha, time } from '../shapes';
import {
  Folded,
  folded,
  readersOf,
  SubjectEvents,
  understand,
} from '../understand';
import { CommitRecord } from './types';

const push = z.object({
  repository,
  before: sha,
  after: sha,
  created: z.boolean().default(false),
  forced: z.boolean().default(false),
  commits: z
    .array(z.object({ id: sha, timestamp: time.optional().catch(undefined) }))
    .default([]),
});

type Push = z.output<typeof push>;

const READERS = readersOf<Push>({ 'github.push': push });

/**
 * The commits of a push, each after the one before, and the first after what was
 * there before the push. GitHub tells nothing of parents, so a merge looks as if
 * what it brought had been made on top: what is in it comes out right, and what
 * went beside what does not. Where git tells of a commit too, git is right. What
 * the first commit of a new or a rewritten branch follows is not known.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#push
 */
export function foldPush(of: SubjectEvents): Folded<CommitRecord[]> {
  const { told, reasons } = understand(of, READERS);
  const bySha = new Map<string, CommitRecord>();
  for (const { fact } of told) {
    for (const commit of commitsOf(fact)) {
      const known = bySha.get(commit.sha);
      // The same commit can come to several branches.
      bySha.set(commit.sha, {
        ...commit,
        ...(known?.parents && {
          parents: [...new Set([...known.parents, ...(commit.parents ?? [])])],
        }),
      });
    }
  }
  const commits = [...bySha.values()];
  return folded(commits.length > 0 ? commits : undefined, reasons);
}

function commitsOf(fact: Push): CommitRecord[] {
  const isOnTop = !fact.created && !fact.forced;
  return fact.commits.map(({ id, timestamp }, index) => {
    const parent = index > 0 ? fact.commits[index - 1].id : fact.before;
    const isKnown = index > 0 || isOnTop;
    return {
      repository: fact.repository.id,
      sha: id,
      ...(isKnown && { parents: [parent] }),
      ...(timestamp !== undefined && { committedAt: timestamp }),
    };
  });
}
