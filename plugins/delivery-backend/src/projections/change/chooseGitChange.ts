import { compareText } from '../../domain/collections/compare';
import { GitChangeTold } from './gitChangeEvent';
import { WebhookChange } from './webhookChange';

/** What of a change's webhooks says which commit merged it. */
type Told = Pick<WebhookChange, 'mergeSha' | 'course' | 'unmergedAt' | 'heads'>;

/**
 * Which of the commits on a branch that name a change is it: the one that
 * GitHub says merged it, or else the first that can have. Commits are picked from
 * branch to branch with the number in their title, and a title can name what is
 * no pull request, or an open one: one that was closed unmerged is none of them.
 */
export function chooseGitChange(
  told: readonly GitChangeTold[],
  webhooks: Told | undefined,
): { git?: GitChangeTold; reasons: string[] } {
  const { mergedAt, closedAt } = webhooks?.course ?? {};
  if (closedAt !== undefined && mergedAt === undefined) {
    return { reasons: told.map(() => 'closedUnmerged') };
  }
  const ordered = told.toSorted(byMerge);
  const git =
    ordered.find(({ sha }) => sha === webhooks?.mergeSha) ??
    ordered.find(it => canBe(it, webhooks));
  const reason = git || mergedAt !== undefined ? 'anotherCommit' : 'stillOpen';
  return {
    ...(git && { git }),
    reasons: ordered.filter(it => it !== git).map(() => reason),
  };
}

/**
 * What merges brings its commits, or follows one of them. Of a squash nothing but
 * its title says what it is: GitHub knows it better if it names another one, or
 * said later that the change was not merged.
 */
function canBe(git: GitChangeTold, webhooks: Told | undefined): boolean {
  if (!webhooks) {
    return true;
  }
  const { heads, mergeSha, unmergedAt = -Infinity } = webhooks;
  const own = git.nodes?.find(({ sha }) => sha === git.sha);
  const brought = new Set([...git.commits, ...(own?.parents ?? [])]);
  return (
    heads.some(({ sha }) => brought.has(sha)) ||
    (mergeSha === undefined &&
      git.mergedAt !== undefined &&
      unmergedAt <= git.mergedAt)
  );
}

function byMerge(one: GitChangeTold, other: GitChangeTold): number {
  return (
    (one.mergedAt ?? Number.MAX_VALUE) - (other.mergedAt ?? Number.MAX_VALUE) ||
    compareText(one.sha, other.sha)
  );
}
