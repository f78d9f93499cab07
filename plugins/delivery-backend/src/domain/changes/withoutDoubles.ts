import { compareText } from '../collections/compare';
import { groupBy } from '../collections/groupBy';
import { CommitNode } from '../commits/commitRange';
import { Change, Cohort } from '../types';

/** A change as it is told, with what it touches where that is known. */
export interface ToldChange {
  record: {
    change: Change;
    /** Every commit that was seen as its head. */
    heads: ReadonlyArray<{ sha: string }>;
    /** Undefined where only git tells of it. */
    course?: object;
    attribution: { cohort: Cohort; confidence: number };
    reverts?: object;
  };
  paths?: string[];
}

/** What a rebase commits one after another can be so far apart. */
const REBASE_MS = 2_000;

/**
 * Leaves one of those that are the same merge, told by git and by webhooks. Git
 * does not know the number of a pull request that was rebased, or squashed with
 * another title, and so tells of its commits as changes of their own. The change
 * that webhooks know stays, and gets what only git knew: what it touches, when
 * it was begun, whether a tool took part, and what it takes back.
 *
 * @param commits - What commits follow, as git tells it
 */
export function withoutDoubles<T extends ToldChange>(
  told: readonly T[],
  commits: Iterable<CommitNode>,
): T[] {
  const parents = new Map(Array.from(commits, it => [it.sha, it.parents]));
  const ordered = told.toSorted((one, other) =>
    compareText(one.record.change.id, other.record.change.id),
  );
  const ofGit = new Map(
    ordered
      .filter(({ record }) => !record.course)
      .flatMap(it => keysOf(it, [it.record.change.mergeSha], it)),
  );
  const owners = new Map<T, T>();
  const own = (owner: T, key: string, isMerge: boolean) => {
    const double = ofGit.get(key);
    const isOne =
      double && (isMerge || double.record.change.number === undefined);
    if (isOne && !owners.has(double)) {
      owners.set(double, owner);
    }
  };
  const merged = ordered.filter(
    ({ record }) => record.course && record.change.mergedAt !== undefined,
  );
  for (const it of merged) {
    for (const [key] of keysOf(it, [it.record.change.mergeSha], it)) {
      own(it, key, true);
    }
  }
  for (const it of merged) {
    const { heads, change } = it.record;
    const shas = [...heads.map(({ sha }) => sha), ...change.commits];
    keysOf(it, shas, it).forEach(([key]) => own(it, key, false));
    rebasedBefore(it, ofGit, parents).forEach(key => own(it, key, false));
  }
  const doublesOf = groupBy([...owners], ([, owner]) => owner);
  return told
    .filter(it => !owners.has(it))
    .map(it =>
      (doublesOf.get(it) ?? []).reduce(
        (kept, [double]) => together(kept, double),
        it,
      ),
    );
}

function keysOf<T extends ToldChange, V>(
  { record: { change } }: T,
  shas: ReadonlyArray<string | undefined>,
  value: V,
): Array<[key: string, value: V]> {
  return shas.flatMap(sha =>
    sha === undefined ? [] : [[keyOf(change.repository, sha), value]],
  );
}

function keyOf(repository: string, sha: string): string {
  return JSON.stringify([repository, sha]);
}

/**
 * The commits that came right before a merge in the same second: a rebase makes
 * all of them then, while those of people were made when they wrote them.
 */
function rebasedBefore<T extends ToldChange>(
  { record: { change } }: T,
  ofGit: ReadonlyMap<string, T>,
  parents: ReadonlyMap<string, readonly string[]>,
): string[] {
  const found = new Set<string>();
  const timeOf = (key: string) => ofGit.get(key)?.record.change.mergedAt;
  let sha = change.mergeSha;
  while (sha !== undefined) {
    const at = timeOf(keyOf(change.repository, sha));
    const [parent, ...others] = parents.get(sha) ?? [];
    if (at === undefined || parent === undefined || others.length > 0) {
      break;
    }
    const key = keyOf(change.repository, parent);
    const before = timeOf(key);
    if (
      before === undefined ||
      Math.abs(at - before) > REBASE_MS ||
      found.has(key)
    ) {
      break;
    }
    found.add(key);
    sha = parent;
  }
  return [...found];
}

function together<T extends ToldChange>(kept: T, double: T): T {
  const { change, attribution, reverts } = kept.record;
  const other = double.record;
  const times = [change.firstCommitAt, other.change.firstCommitAt].flatMap(
    it => it ?? [],
  );
  const paths = [...(kept.paths ?? []), ...(double.paths ?? [])];
  const surer =
    other.attribution.confidence > attribution.confidence
      ? other.attribution
      : attribution;
  const takenBack = reverts ?? other.reverts;
  return {
    ...kept,
    record: {
      ...kept.record,
      change: {
        ...change,
        ...(times.length > 0 && { firstCommitAt: Math.min(...times) }),
        commits: [...new Set([...change.commits, ...other.change.commits])],
        cohort: surer.cohort,
      },
      attribution: surer,
      ...(takenBack && { reverts: takenBack }),
    },
    ...((kept.paths ?? double.paths) && { paths: [...new Set(paths)] }),
  };
}
