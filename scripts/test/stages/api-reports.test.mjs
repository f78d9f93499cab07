import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { apiReports } from './api-reports.mjs';

describe('api-reports', () => {
  let root;
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'groundwork-reports-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const run = output =>
    apiReports.run({
      root,
      targets: [],
      packages: [
        { name: 'app', dir: 'packages/app' },
        { name: '@groundwork/x', dir: 'plugins/x' },
        { name: '@groundwork/x-node', dir: 'plugins/x-node' },
      ],
      tool: async () => ({ ok: false, how: 'ended with code 1', output }),
      exec: ([program, ...args]) =>
        new Promise(resolve => {
          execFile(program, args, { cwd: root }, (_, stdout) =>
            resolve({ output: stdout }),
          );
        }),
    });

  it('shows how the package that it stopped at differs', async () => {
    const written = 'node_modules/.cache/api-extractor';
    write('plugins/x-node/report.api.md', 'same\nold\n');
    write('plugins/x-node/report-testUtils.api.md', 'same\n');
    write(`${written}/x-node/report.api.md`, 'same\nnew\n');
    write(`${written}/x-node-testUtils/report-testUtils.api.md`, 'same\n');
    write(`${written}/x/report.api.md`, 'something else\n');

    const { failed, failures } = await run(
      '## Processing plugins/x\n## Processing plugins/x-node\nthe whole report',
    );
    assert.equal(failed, 1);
    assert.match(
      failures[0].title,
      /^plugins\/x-node: the report does not fit/,
    );
    assert.match(failures[0].detail, / same\n-old\n\+new$/);
    assert.doesNotMatch(failures[0].detail, /whole report|something else/);
  });

  it('shows what the tool says where there is no report to compare', async () => {
    const { failures } = await run(
      '## Processing plugins/x\nThe API report file is missing',
    );
    assert.equal(failures[0].detail, 'The API report file is missing');
  });
});
