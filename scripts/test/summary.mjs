import { formatDuration, indent, plural, table } from './text.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {{title: string, detail?: string}[]} failures
 * @property {string[]} notes - what a person should know although it is green
 * @property {number} [durationMs]
 * @property {boolean} [notRun]
 */

/** @returns {Outcome} a check that is one thing and passed */
export function passed(notes = []) {
  return { passed: 1, failed: 0, skipped: 0, failures: [], notes };
}

/** @returns {Outcome} a check that is one thing and failed */
export function failed(title, detail, notes = []) {
  return {
    passed: 0,
    failed: 1,
    skipped: 0,
    failures: [{ title, detail }],
    notes,
  };
}

/** @returns {Outcome} a check that is one thing, with all that is wrong */
export function oneCheck(failures, notes = []) {
  return failures.length === 0
    ? passed(notes)
    : { passed: 0, failed: 1, skipped: 0, failures, notes };
}

/**
 * The outcome of tests that a runner counted. A runner that ends badly or has
 * nothing to count is a failure, whatever it wrote.
 *
 * @param {import('./counts.mjs').Counts} counts
 * @param {{ok: boolean, how: string}} ended
 * @returns {Outcome}
 */
export function counted(counts, ended, notes = []) {
  const outcome = { ...counts, failures: [...counts.failures], notes };
  const add = (title, detail) => {
    outcome.failed += 1;
    outcome.failures.push({ title, detail });
  };
  if (!ended.ok && counts.failed === 0) {
    add(`no test failed, but the runner ${ended.how}`);
  }
  if (counts.passed + counts.failed + counts.skipped === 0) {
    add('no tests');
  }
  return outcome;
}

/** @returns {Outcome} several outcomes as one */
export function combined(outcomes) {
  const sum = key => outcomes.reduce((total, one) => total + one[key], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    failures: outcomes.flatMap(({ failures }) => failures),
    notes: outcomes.flatMap(({ notes }) => notes),
  };
}

const state = ({ failed: count, passed: ok, notRun }) => {
  if (notRun) {
    return 'not run';
  }
  if (count > 0) {
    return 'failed';
  }
  return ok > 0 ? 'passed' : 'skipped';
};

const MARKS = {
  passed: '✓',
  failed: '✗',
  skipped: '–',
  'not run': '✗',
};

/** One line about a stage that has ended. */
export function stageLine(name, outcome, width) {
  const parts = [
    outcome.notRun ? outcome.failures[0].title : '',
    outcome.failed > 0 ? `${outcome.failed} failed` : '',
    outcome.passed > 0 ? `${outcome.passed} passed` : '',
    outcome.skipped > 0 ? `${outcome.skipped} skipped` : '',
  ].filter(Boolean);
  const time = formatDuration(outcome.durationMs ?? 0).padStart(7);
  return `${MARKS[state(outcome)]} ${name.padEnd(width)} ${state(
    outcome,
  ).padEnd(7)} ${time}  ${parts.join(', ')}`.trimEnd();
}

/** What failed in a stage, most useful first, not more than a screen or two. */
export function failureReport(outcome, log, { most = 20 } = {}) {
  const shown = outcome.failures.slice(0, most);
  const blocks = shown.map(({ title, detail }) =>
    indent(detail ? `${title}\n${indent(detail, '  ')}` : title, '  '),
  );
  if (outcome.failures.length > most) {
    const more = outcome.failures.length - most;
    blocks.push(`  … and ${plural(more, 'more failure')}`);
  }
  if (log) {
    blocks.push(`  full output: ${log}`);
  }
  return blocks.join('\n\n');
}

/**
 * The end of a run: a table, what is red, what is to be known, and the counts,
 * which are the last line.
 *
 * @param {{name: string, outcome: Outcome}[]} results
 * @param {number} durationMs - of the whole run, which is less than the sum
 *   where stages overlapped
 */
export function summarise(results, durationMs) {
  const total = combined(results.map(({ outcome }) => outcome));
  const row = (name, what, counts, time) => [
    name,
    what,
    counts.passed,
    counts.failed,
    counts.skipped,
    formatDuration(time ?? 0),
  ];
  const lines = [
    table([
      ['stage', 'result', 'passed', 'failed', 'skipped', 'time'],
      ...results.map(({ name, outcome }) =>
        row(name, state(outcome), outcome, outcome.durationMs),
      ),
      row('total', '', total, durationMs),
    ]),
  ];
  const red = results.flatMap(({ name, outcome }) =>
    outcome.failures.map(({ title }) => `  ✗ ${name}: ${title}`),
  );
  if (red.length > 0) {
    lines.push(['Failed:', ...red].join('\n'));
  }
  if (total.notes.length > 0) {
    lines.push(total.notes.join('\n'));
  }
  lines.push(countLine(total));
  return lines.join('\n\n');
}

function countLine(total) {
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  return `${total.passed} passed, ${total.failed} failed${skipped}`;
}

/** 0 only if nothing failed and something passed. */
export function exitCode(results) {
  const total = combined(results.map(({ outcome }) => outcome));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
