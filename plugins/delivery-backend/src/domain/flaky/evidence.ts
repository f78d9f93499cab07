import { compareText } from '../collections/compare';
import { groupBy } from '../collections/groupBy';
import { byTime, TestExecution } from './execution';

const DAY_MS = 24 * 60 * 60_000;
const SAME_TREE_MS = 14 * DAY_MS;
const BROKEN_COMMITS = 3;

/** A failure that was none of the code's, since the same code passed. */
export interface FlakyEvidence {
  /**
   * R1: it passed and failed on the same tree within 14 days.
   * R2: it passed when it was tried again in the same run.
   */
  rule: 'R1' | 'R2';
  tree: string;
  failedIn: string;
  passedIn: string;
  /** When the later of the two was. */
  at: number;
}

/**
 * What proves that a test is flaky: each run in which it failed once, with the
 * nearest pass that contradicts it. In the same run that is R2, else R1.
 *
 * @param executions - Of one test.
 */
export function findEvidence(
  executions: readonly TestExecution[],
): FlakyEvidence[] {
  const byTree = groupBy(executions.toSorted(byTime), ({ tree }) => tree);
  const found = [...byTree.values()].flatMap(evidenceOfTree);
  return found.sort(
    (a, b) =>
      a.at - b.at ||
      compareText(a.failedIn, b.failedIn) ||
      compareText(a.tree, b.tree),
  );
}

function evidenceOfTree(ordered: readonly TestExecution[]): FlakyEvidence[] {
  const passes = ordered.filter(({ outcome }) => outcome === 'pass');
  const reported = passes
    .filter(({ isRetried }) => isRetried)
    .map(it => ({ failure: it, pass: it }));
  const contradicted = ordered
    .filter(({ outcome }) => outcome === 'fail')
    .flatMap(failure => {
      const pass = passOf(failure, passes);
      return pass ? { failure, pass } : [];
    });
  const ofRun = new Map<string, FlakyEvidence>();
  for (const { failure, pass } of [...contradicted, ...reported]) {
    const failedIn = failure.runId;
    if (!ofRun.has(failedIn)) {
      ofRun.set(failedIn, {
        rule: failedIn === pass.runId ? 'R2' : 'R1',
        tree: failure.tree,
        failedIn,
        passedIn: pass.runId,
        at: Math.max(failure.at, pass.at),
      });
    }
  }
  return [...ofRun.values()];
}

/** A later pass of the same run, else the nearest of another run. */
function passOf(
  failure: TestExecution,
  passes: readonly TestExecution[],
): TestExecution | undefined {
  const distance = ({ at }: TestExecution) => Math.abs(at - failure.at);
  const retried = passes.find(
    it => it.runId === failure.runId && it.attempt > failure.attempt,
  );
  return (
    retried ??
    passes
      .filter(it => it.runId !== failure.runId && distance(it) <= SAME_TREE_MS)
      .reduce<TestExecution | undefined>(
        (near, it) => (near && distance(near) <= distance(it) ? near : it),
        undefined,
      )
  );
}

/**
 * Whether a test is broken rather than flaky: it failed, and never passed, on
 * each of the last three commits of the default branch that it ran on.
 *
 * @param executions - Of one test.
 */
export function isBroken(executions: readonly TestExecution[]): boolean {
  const commits = groupBy(
    executions
      .filter(it => it.isDefaultBranch && it.outcome !== 'skip')
      .sort(byTime),
    ({ commit }) => commit,
  );
  const last = [...commits.values()].slice(-BROKEN_COMMITS);
  return (
    last.length === BROKEN_COMMITS &&
    last.every(own => own.every(({ outcome }) => outcome === 'fail'))
  );
}
