import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import {
  expectedStamp,
  forgetInstall,
  isInstalled,
  recordInstall,
} from './stamp.mjs';

async function createRepository(t) {
  const root = await mkdtemp(join(tmpdir(), 'groundwork stamp '));
  t.after(() => rm(root, { recursive: true, force: true }));
  const write = async (path, content) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  await write(
    'package.json',
    JSON.stringify({ workspaces: { packages: ['packages/*', 'tools/one'] } }),
  );
  await write('yarn.lock', 'a lock');
  await write('packages/app/package.json', '{}');
  await write('packages/notes.txt', '');
  await write('tools/one/package.json', '{}');
  await write('tools/two/package.json', '{}');
  return { root, write };
}

test('the stamp is the same for the same repository', async t => {
  const { root, write } = await createRepository(t);
  const stamp = await expectedStamp(root);
  await write('packages/app/src/index.ts', 'new code');
  await write('tools/two/package.json', '{"name":"no workspace"}');
  assert.equal(await expectedStamp(root), stamp);
});

for (const path of [
  'package.json',
  'yarn.lock',
  '.yarnrc.yml',
  'packages/app/package.json',
  'packages/new/package.json',
  'tools/one/package.json',
]) {
  test(`the stamp is another after a change of ${path}`, async t => {
    const { root, write } = await createRepository(t);
    const stamp = await expectedStamp(root);
    await write(path, '{ "workspaces": ["packages/*", "tools/one"] }');
    assert.notEqual(await expectedStamp(root), stamp);
  });
}

test('the stamp is another for another Node', async t => {
  const { root } = await createRepository(t);
  assert.notEqual(
    await expectedStamp(root, 'v24.21.0'),
    await expectedStamp(root, 'v22.23.3'),
  );
});

test('an install counts once it is recorded, until it is begun again', async t => {
  const { root } = await createRepository(t);
  const stamp = await expectedStamp(root);
  assert.equal(await isInstalled(root, stamp), false);
  await recordInstall(root, stamp);
  assert.equal(await isInstalled(root, stamp), true);
  assert.equal(await isInstalled(root, 'another'), false);
  await forgetInstall(root);
  assert.equal(await isInstalled(root, stamp), false);
});

test('a package.json that is no JSON is named', async t => {
  const { root, write } = await createRepository(t);
  await write('package.json', '{');
  await assert.rejects(
    expectedStamp(root),
    /^Error: package\.json cannot be read/,
  );
});
