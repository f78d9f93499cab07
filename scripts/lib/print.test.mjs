import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { requireChromium } from './print.mjs';

const root = import.meta.dirname;

/** A machine that has these files alone. */
const machine = (...files) => ({
  root,
  env: { PATH: '/opt/tools/bin' },
  exists: path => files.includes(path),
});

test('the one that is named is taken', () => {
  const { env, ...rest } = machine('/opt/mine', '/usr/bin/chromium');
  assert.equal(
    requireChromium({
      ...rest,
      env: { ...env, GROUNDWORK_CHROMIUM: '/opt/mine' },
    }),
    '/opt/mine',
  );
});

test('the PATH comes before the usual places', () => {
  const own = join('/opt/tools/bin', 'google-chrome');
  assert.equal(requireChromium(machine('/usr/bin/chromium', own)), own);
});

for (const [name, env, message] of [
  [
    'none',
    {},
    /^a PDF takes Chromium or Chrome, and there is none here; install one,/,
  ],
  [
    'one that is not there',
    { GROUNDWORK_CHROMIUM: '/opt/none' },
    /^GROUNDWORK_CHROMIUM is '\/opt\/none', and there is no such file$/,
  ],
]) {
  test(`${name} is told`, () => {
    assert.throws(() => requireChromium({ ...machine(), env }), {
      message,
      exitCode: 1,
    });
  });
}
