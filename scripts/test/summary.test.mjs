import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  combined,
  counted,
  exitCode,
  failed,
  failureReport,
  passed,
  stageLine,
  summarise,
} from './summary.mjs';

const tests = (ok, bad = [], skipped = 0) => ({
  passed: ok,
  failed: bad.length,
  skipped,
  failures: bad.map(title => ({ title, detail: `why ${title}` })),
});
const ended = { ok: true, how: 'ended with code 0' };
const crashed = { ok: false, how: 'was ended by SIGSEGV' };

describe('counted', () => {
  it('takes the counts of a runner that ended well', () => {
    assert.deepEqual(counted(tests(3, [], 1), ended), {
      passed: 3,
      failed: 0,
      skipped: 1,
      failures: [],
      notes: [],
    });
  });

  it('does not count a red run twice', () => {
    const code1 = { ok: false, how: 'ended with code 1' };
    assert.equal(counted(tests(3, ['a']), code1).failed, 1);
  });

  it('fails when the runner crashed although no test failed', () => {
    const outcome = counted(tests(3), crashed);
    assert.equal(outcome.failed, 1);
    assert.equal(
      outcome.failures[0].title,
      'no test failed, but the runner was ended by SIGSEGV',
    );
  });

  it('fails when there was nothing to run', () => {
    const outcome = counted(tests(0), ended);
    assert.deepEqual(
      outcome.failures.map(({ title }) => title),
      ['no tests'],
    );
  });
});

describe('combined', () => {
  it('adds outcomes', () => {
    assert.deepEqual(combined([passed(['a']), failed('b', 'c'), passed()]), {
      passed: 2,
      failed: 1,
      skipped: 0,
      failures: [{ title: 'b', detail: 'c' }],
      notes: ['a'],
    });
  });
});

describe('stageLine', () => {
  for (const [outcome, line] of [
    [{ ...passed(), durationMs: 4200 }, '✓ unit   passed     4.2s  1 passed'],
    [
      { ...tests(5, ['a'], 2), durationMs: 71_000 },
      '✗ unit   failed   1m 11s  1 failed, 5 passed, 2 skipped',
    ],
    [{ ...tests(0, [], 7) }, '– unit   skipped    0.0s  7 skipped'],
    [
      { ...tests(0, ['a']), notRun: true },
      '✗ unit   not run    0.0s  a, 1 failed',
    ],
  ]) {
    it(`writes ${line}`, () => {
      assert.equal(stageLine('unit', outcome, 6), line);
    });
  }
});

describe('failureReport', () => {
  it('shows what failed, and where everything is', () => {
    assert.equal(
      failureReport(tests(0, ['a', 'b', 'c']), '.data/logs/x.log', { most: 2 }),
      [
        '  a\n    why a',
        '  b\n    why b',
        '  … and 1 more failure',
        '  full output: .data/logs/x.log',
      ].join('\n\n'),
    );
  });
});

describe('summarise', () => {
  it('ends with the counts alone on the last line', () => {
    const results = [
      { name: 'format', outcome: { ...passed(), durationMs: 4200 } },
      {
        name: 'unit',
        outcome: {
          ...tests(12, ['a.test.ts › adds'], 3),
          notes: ['PostgreSQL not found'],
          durationMs: 61_000,
        },
      },
    ];
    assert.equal(
      summarise(results, 63_000),
      [
        'stage   result  passed  failed  skipped    time',
        'format  passed       1       0        0    4.2s',
        'unit    failed      12       1        3  1m 01s',
        'total               13       1        3  1m 03s',
        '',
        'Failed:',
        '  ✗ unit: a.test.ts › adds',
        '',
        'PostgreSQL not found',
        '',
        '13 passed, 1 failed, 3 skipped',
      ].join('\n'),
    );
  });

  it('does not mention skipped tests when there are none', () => {
    const end = summarise([{ name: 'lint', outcome: passed() }], 0);
    assert.equal(end.split('\n').at(-1), '1 passed, 0 failed');
  });
});

describe('exitCode', () => {
  for (const [title, outcome, code] of [
    ['all passed', tests(2), 0],
    ['some skipped', tests(2, [], 1), 0],
    ['one failed', tests(2, ['a']), 1],
    ['all skipped', tests(0, [], 2), 1],
  ]) {
    it(`is ${code} when ${title}`, () => {
      assert.equal(exitCode([{ name: 'unit', outcome }]), code);
    });
  }
});
