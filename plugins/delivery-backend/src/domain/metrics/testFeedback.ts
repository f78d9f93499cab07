import { groupBy } from '../collections/groupBy';
import { Reading, readSpan } from './Reading';

/** Raised when what it is changes. */
export const TEST_FEEDBACK_DEFINITION_VERSION = 1;

/** A check that ran with a commit. */
export interface CheckRun {
  sha: string;
  name: string;
  attempt: number;
  queuedAt?: number;
  startedAt?: number;
  finishedAt?: number;
  /** One that was skipped tells nobody anything. */
  isSkipped: boolean;
  /** Undefined where it is not known whether changes need it. */
  isRequired?: boolean;
}

/** A change as its checks see it. */
export interface CheckedChange {
  id: string;
  /** Its heads, when they were first seen. */
  heads: ReadonlyArray<{ sha: string; at: number }>;
  mergedAt?: number;
  closedAt?: number;
  runs: readonly CheckRun[];
}

/**
 * Test feedback: from when a head of a change was pushed, or its first check was
 * queued if that is earlier, to when the last of its required checks was over
 * for the first time; one reading per head. What ran only after the merge told
 * the change nothing. Checks of which it is not known whether they are required
 * count, and the reading says that it is approximate.
 */
export function testFeedback(
  change: CheckedChange,
  { now }: { now: number },
): Reading[] {
  const { id: item, heads, mergedAt, closedAt } = change;
  const runsOf = groupBy(change.runs, ({ sha }) => sha);
  const readings = heads.flatMap(head => {
    const runs = (runsOf.get(head.sha) ?? []).filter(
      it => counts(it) && queuedAt(it) <= (mergedAt ?? Infinity),
    );
    return runs.length > 0 ? [readHead({ change, head, runs, now })] : [];
  });
  const at = mergedAt ?? closedAt;
  return readings.length === 0 && at !== undefined && mergedAt !== undefined
    ? [{ item, at, status: 'excluded', reason: 'checksUnknown' }]
    : readings;
}

function readHead({
  change: { id: item, mergedAt, closedAt },
  head,
  runs,
  now,
}: {
  change: CheckedChange;
  head: { sha: string; at: number };
  runs: readonly CheckRun[];
  now: number;
}): Reading {
  const first = [...groupBy(runs, ({ name }) => name).values()].map(ofName =>
    ofName.reduce((one, other) => (other.attempt < one.attempt ? other : one)),
  );
  const start = Math.min(head.at, ...first.map(queuedAt));
  const ended = first.flatMap(({ finishedAt }) => finishedAt ?? []);
  const isApproximate = first.some(it => it.isRequired === undefined);
  if (ended.length === first.length) {
    const end = Math.max(...ended);
    return readSpan({ item, at: end }, { start, end, isApproximate });
  }
  return (mergedAt ?? closedAt) === undefined
    ? readSpan(
        { item, at: start },
        { start, end: now, isApproximate, isOpen: true },
      )
    : { item, at: start, status: 'excluded', reason: 'endLost' };
}

function counts(run: CheckRun): boolean {
  return (
    !run.isSkipped && run.isRequired !== false && Number.isFinite(queuedAt(run))
  );
}

/** As near to it as is known. */
function queuedAt(run: CheckRun): number {
  return run.queuedAt ?? run.startedAt ?? run.finishedAt ?? Infinity;
}
