import { compareText } from '../domain/collections/compare';
import { groupBy } from '../domain/collections/groupBy';
import {
  CommitNode,
  CommitRange,
  commitRangeOf,
} from '../domain/commits/commitRange';
import { ShaIndex } from '../git/ShaIndex';
import { ToldCommit } from './types';

/** What follows what in a repository. */
export interface History {
  range: CommitRange;
  /** The whole id of a commit of which only the beginning may be told. */
  wholeSha: (sha: string) => string;
}

/** A parent that nobody has: what leads to it is not known. */
const UNKNOWN = 'unknown';

/**
 * The history that commits make, whoever told of them: git where it did, else all
 * that pushes say together. Pushes can contradict each other, so that commits
 * follow themselves; what such commits follow is then not known.
 */
export function historyOf(commits: readonly ToldCommit[]): History {
  const nodes = [...groupBy(commits, ({ sha }) => sha)]
    .map(([sha, told]): CommitNode => ({ sha, parents: parentsOf(told) }))
    .sort((one, other) => compareText(one.sha, other.sha));
  const shas = new ShaIndex(nodes.map(({ sha }) => [sha, sha]));
  return {
    range: commitRangeOf(nodes),
    wholeSha: sha => shas.find(sha) ?? sha,
  };
}

function parentsOf(told: readonly ToldCommit[]): string[] {
  const fromGit = told.filter(it => it.isFromGit && it.parents);
  const known = (fromGit.length > 0 ? fromGit : told).flatMap(({ parents }) =>
    parents ? [parents] : [],
  );
  return known.length === 0
    ? [UNKNOWN]
    : [...new Set(known.flat())].sort(compareText);
}
