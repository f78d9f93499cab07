import { GitChangeTold } from '../change/gitChangeEvent';
import { CommitRecord } from './types';

/** What git tells of the commits of changes: that of the last one told holds. */
export function commitsOfGit(
  told: readonly GitChangeTold[],
  { repository }: { repository: string },
): CommitRecord[] {
  const bySha = new Map(
    told.flatMap(({ nodes = [] }) =>
      nodes.map(({ sha, parents, at }): [string, CommitRecord] => [
        sha,
        {
          repository,
          sha,
          parents,
          ...(at !== undefined && { committedAt: at }),
        },
      ]),
    ),
  );
  return [...bySha.values()];
}
