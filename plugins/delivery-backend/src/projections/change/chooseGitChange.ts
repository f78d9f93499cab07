import { compareText } from '../../domain/collections/compare';
import { GitChangeTold } from './gitChangeEvent';
import { WebhookChange } from './webhookChange';

/**
 * Which of the commits on a branch that name a change is it: the one that
 * GitHub says merged it, or else the first. Commits are picked from branch to
 * branch with the number in their title, and a title can name what is no pull
 * request: one that was closed unmerged is none of them.
 */
export function chooseGitChange(
  told: readonly GitChangeTold[],
  webhooks: Pick<WebhookChange, 'mergeSha' | 'course'> | undefined,
): { git?: GitChangeTold; reasons: string[] } {
  const { mergedAt, closedAt } = webhooks?.course ?? {};
  if (closedAt !== undefined && mergedAt === undefined) {
    return { reasons: told.map(() => 'closedUnmerged') };
  }
  const ordered = told.toSorted(byMerge);
  const git =
    ordered.find(({ sha }) => sha === webhooks?.mergeSha) ?? ordered.at(0);
  return {
    ...(git && { git }),
    reasons: ordered.filter(it => it !== git).map(() => 'anotherCommit'),
  };
}

function byMerge(one: GitChangeTold, other: GitChangeTold): number {
  return (
    (one.mergedAt ?? Number.MAX_VALUE) - (other.mergedAt ?? Number.MAX_VALUE) ||
    compareText(one.sha, other.sha)
  );
}
