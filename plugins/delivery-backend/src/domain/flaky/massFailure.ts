/** The share of tests of a run that fail together for a reason outside of them. */
const MASS_FAILURE_SHARE = 0.8;
/** With fewer tests a share says nothing: a run of one that fails is all of it. */
const MIN_TESTS = 5;

/**
 * Whether so many of the tests of a run failed that something else was broken:
 * then their failures say nothing of the tests.
 *
 * @param counts - Of tests that ran; skipped ones are not among them.
 * @see https://docs.trunk.io/flaky-tests/detection/infrastructure-failure-protection
 */
export function isMassFailure({
  passed,
  failed,
}: {
  passed: number;
  failed: number;
}): boolean {
  const tests = passed + failed;
  return tests >= MIN_TESTS && failed >= MASS_FAILURE_SHARE * tests;
}
