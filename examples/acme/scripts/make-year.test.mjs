import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SCRIPT = join(dirname(fileURLToPath(import.meta.url)), 'make-year.mjs');

function run(args, env = {}) {
  return new Promise(resolve => {
    execFile(
      process.execPath,
      [SCRIPT, ...args],
      { env: { PATH: process.env.PATH, ...env } },
      (error, stdout, stderr) =>
        resolve({ code: error ? error.code : 0, stdout, stderr }),
    );
  });
}

test('a dry run counts, and writes what is true', async t => {
  const scratch = await mkdtemp(join(tmpdir(), 'acme-year-'));
  t.after(() => rm(scratch, { recursive: true, force: true }));
  const out = join(scratch, 'truth.json');
  const { code, stdout, stderr } = await run([
    '--dry-run',
    ...['--weeks', '4', '--out', out],
  ]);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /from 2026-10-25 until 2026-11-22/);
  assert.match(stdout, /payments-core: \d+ merged, held up by review/);
  assert.match(stdout, /github\.pull_request: \d+/);
  const truth = JSON.parse(await readFile(out, 'utf8'));
  assert.equal(truth.teams.length, 8);
  assert.match(stdout, new RegExp(`merged: ${truth.counts.merged}\\b`));
});

for (const [what, args, message] of [
  ['no secret', [], /GITHUB_WEBHOOK_SECRET is not set/],
  [
    'a day that is not over',
    ['--until', '2999-01-01'],
    /not be later than today/,
  ],
  ['a day that there is not', ['--until', '2026-02-30'], /must be a date/],
  ['too many weeks', ['--weeks', '60'], /from 1 to 52/],
  ['no address', ['--url', 'portal'], /--url must be an address/],
  ['an option that there is not', ['--years', '2'], /--years/],
]) {
  test(`it says what is wrong with ${what}`, async () => {
    const { code, stderr } = await run(args);
    assert.equal(code, 2);
    assert.match(stderr, message);
    assert.match(stderr, /Try --help/);
  });
}
