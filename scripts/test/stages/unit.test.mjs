import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CONNECTION_VARIABLE } from '../postgres.mjs';
import { unit } from './unit.mjs';

describe('unit', () => {
  let root;
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'groundwork-unit-'));
    for (const [path, text] of [
      ['plugins/x/src/store.test.ts', 'TestDatabases.create()'],
      ['plugins/x/src/store.ts', 'TestDatabases is only for tests'],
      ['plugins/y/src/rules.test.ts', 'it("adds")'],
    ]) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  });
  after(() => rmSync(root, { recursive: true }));

  /** A run of Jest in which two tests pass. */
  async function run({
    postgres,
    prometheus = true,
    targets = [],
    writesReport = true,
  }) {
    const calls = [];
    const outcome = await unit.run({
      root,
      targets,
      env: { PATH: '/bin' },
      packages: [
        { name: 'x', dir: 'plugins/x' },
        { name: 'y', dir: 'plugins/y' },
      ],
      services: {
        postgres: async () => postgres,
        prometheus: async () => prometheus,
      },
      report: name => join(root, name),
      cache: name => join(root, name),
      relative: path => path,
      tool: async (program, args, { env }) => {
        calls.push({ program, args, env });
        rmSync(join(root, 'unit.json'), { force: true });
        if (writesReport) {
          writeFileSync(
            join(root, 'unit.json'),
            JSON.stringify({
              numPassedTests: 2,
              numPendingTests: 0,
              numTodoTests: 0,
              testResults: [],
            }),
          );
        }
        return { ok: writesReport, how: 'was ended by SIGKILL', output: 'oom' };
      },
    });
    return { outcome, call: calls[0] };
  }

  it('says so when there is no Alertmanager to test with', async () => {
    const { outcome } = await run({
      postgres: 'postgresql://db',
      prometheus: false,
    });
    assert.deepEqual(outcome.notes, [
      'Prometheus and Alertmanager not found: tests with them did not run',
    ]);
  });

  it('hands PostgreSQL to the tests', async () => {
    const { outcome, call } = await run({ postgres: 'postgresql://db' });
    assert.equal(call.env[CONNECTION_VARIABLE], 'postgresql://db');
    assert.deepEqual(outcome, {
      passed: 2,
      failed: 0,
      skipped: 0,
      failures: [],
      notes: [],
    });
  });

  it('counts the suites that PostgreSQL was missing for', async () => {
    const { outcome, call } = await run({});
    assert.equal(CONNECTION_VARIABLE in call.env, false);
    assert.equal(outcome.skipped, 1);
    assert.match(
      outcome.notes[0],
      /^PostgreSQL not found: 1 suite ran on SQLite only/,
    );
  });

  it('narrows Jest down to a package, or to files in it', async () => {
    const x = { path: 'plugins/x', packageName: 'x' };
    const file = { path: 'plugins/y/src/rules.test.ts', packageName: 'y' };
    const selection = async targets => {
      const { call } = await run({ targets });
      return call.args.filter(arg => /select|Pattern/.test(arg));
    };
    assert.deepEqual(await selection([]), []);
    assert.deepEqual(await selection([x]), ['--selectProjects=x']);
    assert.deepEqual(await selection([x, file]), [
      '--selectProjects=x',
      '--selectProjects=y',
      '--testPathPatterns=plugins/x(/|$)',
      '--testPathPatterns=plugins/y/src/rules\\.test\\.ts(/|$)',
    ]);
  });

  it('fails when Jest dies without a report', async () => {
    const { outcome } = await run({ writesReport: false });
    assert.deepEqual(outcome.failures, [
      { title: 'jest was ended by SIGKILL without a report', detail: 'oom' },
    ]);
  });
});
