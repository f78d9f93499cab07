import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  countJest,
  countNode,
  countPlaywright,
  journeysOf,
} from './counts.mjs';

describe('countJest', () => {
  const suite = (name, results, more = {}) => ({
    name,
    status: 'passed',
    message: '',
    assertionResults: results.map(([status, fullName, message]) => ({
      status,
      fullName,
      failureMessages: message ? [message] : [],
    })),
    ...more,
  });

  it('counts tests, and a suite that could not run as one failure', () => {
    const report = {
      numPassedTests: 2,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        suite('/r/a.test.ts', [
          ['passed', 'a adds'],
          ['passed', 'a subtracts'],
          ['pending', 'a divides'],
          ['todo', 'a multiplies'],
        ]),
        suite('/r/b.test.ts', [['failed', 'b adds', '1 is not 2']], {
          status: 'failed',
        }),
        suite('/r/c.test.ts', [], {
          status: 'failed',
          message: 'Cannot find module x',
        }),
      ],
    };
    assert.deepEqual(
      countJest(report, path => path.replace('/r/', '')),
      {
        passed: 2,
        failed: 2,
        skipped: 2,
        failures: [
          { title: 'b.test.ts › b adds', detail: '1 is not 2' },
          { title: 'c.test.ts did not run', detail: 'Cannot find module x' },
        ],
      },
    );
  });
});

describe('the failures of countJest', () => {
  const failed = (title, more) => ({
    status: 'failed',
    ancestorTitles: ['sums'],
    title,
    fullName: `sums ${title}`,
    failureMessages: [
      'Error: 1 is not 2\n    at sum (/r/src/sum.ts:3:1)\n    at run (/r/node_modules/jest/run.js:1:1)',
    ],
    ...more,
  });
  const detailsOf = suite =>
    countJest({
      numPassedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [{ name: 'a.test.ts', status: 'failed', ...suite }],
    }).failures.map(({ detail }) => detail);

  it('show what Jest printed about each', () => {
    const message = [
      '  ● sums › adds',
      '',
      '    expected 2',
      '',
      '    > 3 | sum(1, 1)',
      '',
      '  ● sums › adds more',
      '',
      '    expected 3',
    ].join('\n');
    assert.deepEqual(
      detailsOf({
        message,
        assertionResults: [failed('adds'), failed('adds more')],
      }),
      ['expected 2\n\n> 3 | sum(1, 1)', 'expected 3'],
    );
  });

  it('show the message, without foreign frames, where nothing was printed', () => {
    assert.deepEqual(
      detailsOf({ message: '', assertionResults: [failed('adds')] }),
      ['Error: 1 is not 2\n    at sum (/r/src/sum.ts:3:1)'],
    );
  });
});

describe('countNode', () => {
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'groundwork-counts-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  function run(name, source) {
    const file = join(folder, name);
    writeFileSync(file, `import { describe, it } from 'node:test';\n${source}`);
    const reporter = fileURLToPath(
      new URL('./node-reporter.mjs', import.meta.url),
    );
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { stdout } = spawnSync(
      process.execPath,
      ['--test', `--test-reporter=${reporter}`, file],
      { env, encoding: 'utf8' },
    );
    const events = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    return countNode(events, path => path.replace(`${folder}/`, ''));
  }

  it('counts tests, not the suites around them', () => {
    const counts = run(
      'mixed.test.mjs',
      `describe('sums', () => {
        it('adds', () => {});
        it('subtracts', () => { throw new Error('1 is not 2'); });
        it.skip('divides', () => {});
        it.todo('multiplies');
      });`,
    );
    assert.deepEqual(
      { ...counts, failures: counts.failures.map(({ title }) => title) },
      {
        passed: 1,
        failed: 1,
        skipped: 2,
        failures: ['mixed.test.mjs › subtracts'],
      },
    );
    assert.match(counts.failures[0].detail, /^Error: 1 is not 2/);
  });

  it('tells of a failing hook and of the tests that it kept from running', () => {
    const counts = run(
      'hook.test.mjs',
      `import { before } from 'node:test';
      describe('sums', () => {
        before(() => { throw new Error('no database'); });
        it('adds', () => {});
      });`,
    );
    assert.deepEqual(
      { ...counts, failures: counts.failures.map(({ title }) => title) },
      {
        passed: 0,
        failed: 2,
        skipped: 0,
        failures: ['hook.test.mjs › adds', 'hook.test.mjs › sums'],
      },
    );
    assert.match(counts.failures[1].detail, /no database/);
  });

  it('counts a file that cannot be loaded', () => {
    const { passed, failed } = run(
      'broken.test.mjs',
      `import './missing.mjs';`,
    );
    assert.deepEqual({ passed, failed }, { passed: 0, failed: 1 });
  });
});

describe('countPlaywright', () => {
  const spec = (title, status, message) => ({
    title,
    tests: [{ status, results: [{ errors: message ? [{ message }] : [] }] }],
  });
  const report = {
    errors: [],
    suites: [
      {
        title: 'owner.test.ts',
        specs: [spec('signs in', 'expected')],
        suites: [
          {
            title: 'on call',
            specs: [
              spec('finds the owner', 'unexpected', 'no heading'),
              spec('pages them', 'flaky', 'slow'),
              spec('hands over', 'skipped'),
            ],
          },
        ],
      },
    ],
  };

  it('counts journeys; a flaky one failed', () => {
    assert.deepEqual(countPlaywright(report), {
      passed: 1,
      failed: 2,
      skipped: 1,
      failures: [
        {
          title: 'owner.test.ts › on call › finds the owner',
          detail: 'no heading',
        },
        { title: 'owner.test.ts › on call › pages them', detail: 'slow' },
      ],
    });
  });

  it('counts a journey that was not reached', () => {
    const unreached = { status: 'skipped', results: [] };
    const specs = [{ title: 'signs in', tests: [unreached] }];
    const { failed, skipped, failures } = countPlaywright({
      suites: [{ title: 'a.test.ts', specs }],
    });
    assert.deepEqual({ failed, skipped }, { failed: 1, skipped: 0 });
    assert.equal(failures[0].title, 'a.test.ts › signs in did not run');
  });

  it('counts an error outside of any journey', () => {
    const counts = countPlaywright({
      suites: [],
      errors: [{ message: 'no tests found' }],
    });
    assert.deepEqual(counts, {
      passed: 0,
      failed: 1,
      skipped: 0,
      failures: [{ title: 'outside of any journey', detail: 'no tests found' }],
    });
  });

  it('lists all journeys', () => {
    assert.equal(journeysOf(report).length, 4);
  });
});
