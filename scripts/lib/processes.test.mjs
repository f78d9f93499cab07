import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import {
  commandOf,
  folderOf,
  isAlive,
  parseProcesses,
  stopGroup,
} from './processes.mjs';

test('the table of ps is read, with spaces in commands', () => {
  assert.deepEqual(
    parseProcesses(
      [
        '    1     0     1 Ss   /sbin/init splash',
        '  812   811   812 Z    [node] <defunct>',
        '70001   812   812 S+   node --require /a b/nodeTransform.cjs src/index',
        '',
      ].join('\n'),
    ),
    [
      {
        pid: 1,
        parent: 0,
        group: 1,
        state: 'Ss',
        command: '/sbin/init splash',
      },
      {
        pid: 812,
        parent: 811,
        group: 812,
        state: 'Z',
        command: '[node] <defunct>',
      },
      {
        pid: 70001,
        parent: 812,
        group: 812,
        state: 'S+',
        command: 'node --require /a b/nodeTransform.cjs src/index',
      },
    ],
  );
});

test('this process is alive, and its command and folder are known', async () => {
  assert.equal(isAlive(process.pid), true);
  assert.match(await commandOf(process.pid), /processes\.test\.mjs/);
  assert.equal(await folderOf(process.pid), process.cwd());
});

test('a process group that ignores SIGTERM is killed', async () => {
  const script =
    'process.on("SIGTERM", () => {}); setInterval(() => {}, 1e6); console.log("up")';
  const child = spawn(process.execPath, ['-e', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  await stopGroup(child.pid, { patienceMs: 200 });
  assert.deepEqual(await exit, [null, 'SIGKILL']);
  assert.equal(isAlive(child.pid), false);
  await stopGroup(child.pid); // is no mistake when nothing is left
});
