import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { describeState, removeState } from './reset.mjs';

async function createFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork reset '));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'checkout'));
  await mkdir(join(folder, 'elsewhere'));
  await writeFile(join(folder, 'elsewhere/kept'), 'precious');
  return {
    root: join(folder, 'checkout'),
    elsewhere: join(folder, 'elsewhere'),
    kept: () => existsSync(join(folder, 'elsewhere/kept')),
  };
}

test('links inside of the state are removed, what they lead to is kept', async t => {
  const { root, elsewhere, kept } = await createFolder(t);
  await mkdir(join(root, '.data/repos'), { recursive: true });
  await symlink(elsewhere, join(root, '.data/repos/link'));
  await symlink(elsewhere, join(root, '.data/link'));
  assert.match(
    await describeState(root),
    /^\.data\/ \(link 1 kB, repos 1 kB\)$/,
  );
  await removeState(root);
  assert.equal(existsSync(join(root, '.data')), false);
  assert.equal(kept(), true);
});

test('a state folder that is a link is removed as a link', async t => {
  const { root, elsewhere, kept } = await createFolder(t);
  await symlink(elsewhere, join(root, '.data'));
  assert.equal(
    await describeState(root),
    '.data (a link; what it leads to is kept)',
  );
  await removeState(root);
  assert.equal(await describeState(root), undefined);
  assert.equal(kept(), true);
});

test('where there is no state, there is nothing to describe', async t => {
  const { root } = await createFolder(t);
  assert.equal(await describeState(root), undefined);
  await mkdir(join(root, '.data'));
  assert.equal(await describeState(root), '.data/ (empty)');
});
