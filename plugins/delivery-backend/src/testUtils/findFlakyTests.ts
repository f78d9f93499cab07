import { assessTest } from '../domain/flaky';
import { betaTail } from '../statistics';
import { HarnessExecution } from './types';

/**
 * The tests that are proven to be flaky, or to have been, of all executions of each.
 *
 * @alpha
 */
export function findFlakyTests(
  executions: ReadonlyMap<string, readonly HarnessExecution[]>,
  { now }: { now: number },
): string[] {
  return [...executions].flatMap(([test, own]) => {
    const ofTest = own.map(it => ({ ...it, test }));
    const { evidence } = assessTest(test, ofTest, { now, betaTail });
    return evidence.length > 0 ? [test] : [];
  });
}
