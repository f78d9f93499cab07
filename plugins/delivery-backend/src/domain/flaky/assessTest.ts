import { TestExecution } from './execution';
import { findEvidence, FlakyEvidence, isBroken } from './evidence';
import { BetaTail, FlipRate, flipRateOf } from './flipRate';

/**
 * What is thought of a test. `suspect` changes its mind often (R3), `flaky` is
 * proven to (R1, R2), `quarantined` is flaky and kept out of the way for a time,
 * `recovered` was flaky and has been clean, `broken` only fails.
 */
export type TestState =
  | 'healthy'
  | 'suspect'
  | 'flaky'
  | 'quarantined'
  | 'recovered'
  | 'broken';

/** That a test does not hold others up, until it expires. */
export interface Quarantine {
  from: number;
  until: number;
}

/** What is known of a test, and why it is thought so. */
export interface Assessment {
  test: string;
  state: TestState;
  evidence: FlakyEvidence[];
  flipRate?: FlipRate;
  /** Passes since it last failed on the default branch, or was last flaky. */
  cleanExecutions: number;
}

const DAY_MS = 24 * 60 * 60_000;
const RECOVERY_MS = 14 * DAY_MS;
const RECOVERY_EXECUTIONS = 20;

/**
 * Says what is to be thought of a test, from all of its executions that are
 * kept; those of mass failures are not. They can come in any order.
 *
 * A flaky test recovers after 14 days and 20 clean executions. Time alone shows
 * nothing: of 20 clean executions one can tell that at most 3 in 20 fail.
 */
export function assessTest(
  test: string,
  executions: readonly TestExecution[],
  {
    now,
    betaTail,
    quarantine,
  }: { now: number; betaTail: BetaTail; quarantine?: Quarantine },
): Assessment {
  const evidence = findEvidence(executions);
  const flipRate = flipRateOf(executions, { now, betaTail });
  const lastFlakyAt = evidence.at(-1)?.at;
  const cleanSince = cleanSinceOf(executions, lastFlakyAt);
  const cleanExecutions = executions.filter(
    ({ outcome, at }) => outcome === 'pass' && at > cleanSince,
  ).length;
  const isClean =
    now - cleanSince >= RECOVERY_MS && cleanExecutions >= RECOVERY_EXECUTIONS;
  const isQuarantined =
    quarantine !== undefined &&
    quarantine.from <= now &&
    now < quarantine.until;
  const state = (): TestState => {
    if (isBroken(executions)) {
      return 'broken';
    }
    if (lastFlakyAt === undefined) {
      return flipRate?.isSuspect ? 'suspect' : 'healthy';
    }
    if (isClean) {
      return 'recovered';
    }
    return isQuarantined ? 'quarantined' : 'flaky';
  };
  return { test, state: state(), evidence, flipRate, cleanExecutions };
}

/** A failure elsewhere than on the default branch may be that of unripe work. */
function cleanSinceOf(
  executions: readonly TestExecution[],
  lastFlakyAt = -Infinity,
): number {
  return executions.reduce(
    (since, { outcome, isDefaultBranch, at }) =>
      outcome === 'fail' && isDefaultBranch ? Math.max(since, at) : since,
    lastFlakyAt,
  );
}
