import { conformanceChecks } from './conformanceChecks';
import { DriverConformanceSubject } from './types';

const TIMEOUT_MS = 300_000;

/**
 * Registers Jest tests of everything that a driver has to do.
 *
 * @remarks
 *
 * Each check works in a world of its own, in environments with ids of their own,
 * and runs the driver as an engine does: steps are repeated as they ask for, each
 * operation is run by a new instance, and what is stored goes through JSON. For
 * the checks that kill, the context throws {@link Killed} at the first, second,
 * third … thing that is written, before and after it, until there are no more.
 *
 * With a `process`, a program that calls {@link runDriverProcess} is killed by
 * SIGKILL at those places as well, and at some moments between them.
 *
 * @example
 *
 * ```ts
 * describeDriverConformance({
 *   name: 'folders',
 *   open: ({ directory }) => directory,
 *   createDriver: directory => new FolderDriver(directory),
 *   desire: wanted => ({ spec: { mode: wanted === 'first' ? '700' : '755' } }),
 *   inspect: directory => listFolders(directory),
 * });
 * ```
 *
 * @public
 */
// eslint-disable-next-line jest/no-export -- for the tests of other packages
export function describeDriverConformance<World>(
  subject: DriverConformanceSubject<World>,
): void {
  const { name, timeoutMs = TIMEOUT_MS } = subject;
  describe(`${name} conforms as a driver`, () => {
    for (const check of conformanceChecks) {
      const reason = check.skipped(subject);
      if (reason === undefined) {
        // eslint-disable-next-line jest/expect-expect, jest/valid-title -- in check
        it(check.title, () => check.run(subject), timeoutMs);
      } else {
        // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- so that it is seen
        it.skip(`${check.title} (skipped: ${reason})`, () => {});
      }
    }
  });
}
