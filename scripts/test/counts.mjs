import { excerpt, plainLines } from './text.mjs';

/**
 * @typedef {object} Failure
 * @property {string} title - what failed, in one line
 * @property {string} detail - the message
 *
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {Failure[]} failures
 */

/** Frames of a stack that lie outside of what is tested. */
const FOREIGN = /^\s+at .*(node_modules|node:)/;

const short = text => excerpt(text ?? '', { head: 30, tail: 5, drop: FOREIGN });

/**
 * Counts a report of `jest --json`. A suite that could not run at all is one
 * failure, because nobody knows how many tests it holds.
 *
 * @returns {Counts}
 */
export function countJest(report, relative = path => path) {
  const failures = [];
  for (const suite of report.testResults) {
    const file = relative(suite.name);
    const failed = suite.assertionResults.filter(
      ({ status }) => status === 'failed',
    );
    for (const test of failed) {
      failures.push({
        title: `${file} › ${test.fullName}`,
        detail: short(
          printedFailure(suite, test) ?? test.failureMessages.join('\n'),
        ),
      });
    }
    if (suite.status === 'failed' && failed.length === 0) {
      failures.push({
        title: `${file} did not run`,
        detail: short(suite.message),
      });
    }
  }
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

/**
 * What Jest prints about a failed test: with the lines of code around it, and
 * the cause, which its messages lack.
 */
function printedFailure({ message }, { ancestorTitles = [], title }) {
  const heading = [...ancestorTitles, title].join(' › ');
  const block = plainLines(message)
    .join('\n')
    .split(/^ *● /m)
    .find(text => text.startsWith(`${heading}\n`));
  return block?.slice(heading.length).replace(/^ {2,4}/gm, '');
}

/**
 * Counts the events of Node's test runner, as written by `node-reporter.mjs`.
 * Suites, and tests that failed only because a test inside of them did, are not
 * tests of their own.
 *
 * @returns {Counts}
 */
export function countNode(events, relative = path => path) {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const event of events) {
    if (event.outcome === 'fail') {
      if (event.failureType !== 'subtestsFailed') {
        counts.failed += 1;
        counts.failures.push({
          title: `${relative(event.file)} › ${event.name}`,
          detail: short(event.message),
        });
      }
    } else if (event.kind === 'suite') {
      continue;
    } else if (event.outcome === 'skip') {
      counts.skipped += 1;
    } else {
      counts.passed += 1;
    }
  }
  return counts;
}

/**
 * Counts a report of Playwright's JSON reporter. There are no retries, so a
 * flaky journey is a failed one; so is one whose turn never came.
 *
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const error of report.errors ?? []) {
    counts.failed += 1;
    counts.failures.push({
      title: 'outside of any journey',
      detail: short(error.message),
    });
  }
  for (const { title, test } of journeysOf(report)) {
    if (test.status === 'expected') {
      counts.passed += 1;
    } else if (test.results.length === 0) {
      counts.failed += 1;
      counts.failures.push({ title: `${title} did not run`, detail: '' });
    } else if (test.status === 'skipped') {
      counts.skipped += 1;
    } else {
      counts.failed += 1;
      const errors = test.results.flatMap(result => result.errors ?? []);
      counts.failures.push({
        title,
        detail: short(errors.map(({ message }) => message).join('\n')),
      });
    }
  }
  return counts;
}

/** Every test of a Playwright report, also of one made with `--list`. */
export function journeysOf(report) {
  const walk = (suite, path) => [
    ...(suite.specs ?? []).flatMap(spec =>
      spec.tests.map(test => ({
        title: [...path, spec.title].join(' › '),
        test,
      })),
    ),
    ...(suite.suites ?? []).flatMap(inner =>
      walk(inner, [...path, inner.title]),
    ),
  ];
  return (report.suites ?? []).flatMap(suite => walk(suite, [suite.title]));
}
