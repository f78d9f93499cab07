import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { withLock } from './lock.mjs';

const ENDED_PID = 99999999; // above any system's highest

async function createLockPath(t) {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork lock '));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'new', 'install.lock');
}

test('work is done one after the other, and the waiting are told', async t => {
  const path = await createLockPath(t);
  const told = [];
  let inside = 0;
  let most = 0;
  let release;
  const held = new Promise(resolve => {
    release = resolve;
  });
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await held;
    inside -= 1;
  };
  const onWait = pid => {
    told.push(pid);
    if (told.length === 2) release();
  };
  await Promise.all([1, 2, 3].map(() => withLock(path, work, { onWait })));
  assert.equal(most, 1);
  assert.deepEqual(told.slice(0, 2), [process.pid, process.pid]);
  assert.equal(existsSync(path), false);
});

test('the result is handed on, and a failure frees the lock', async t => {
  const path = await createLockPath(t);
  const failing = async () => {
    throw new Error('the disk is full');
  };
  await assert.rejects(withLock(path, failing), /the disk is full/);
  assert.equal(await withLock(path, async () => 42), 42);
});

test('the lock of a process that has ended is taken over', async t => {
  const path = await createLockPath(t);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'pid'), String(ENDED_PID));
  assert.equal(await withLock(path, async () => 'done'), 'done');
  assert.deepEqual(await readdir(join(path, '..')), []);
});

test('a lock without a name is taken over once it is old', async t => {
  const path = await createLockPath(t);
  await mkdir(path, { recursive: true });
  const old = new Date('2026-01-01T00:00:00Z');
  await utimes(path, old, old);
  assert.equal(await withLock(path, async () => 'done'), 'done');
});
