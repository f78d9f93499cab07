import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isAlive } from '../lib/processes.mjs';
import { Processes } from './processes.mjs';

describe('Processes', () => {
  let folder;
  let log;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'groundwork-processes-'));
    log = join(folder, 'logs/x.log');
  });
  after(() => rmSync(folder, { recursive: true }));

  const node = (processes, code, options) =>
    processes.run([process.execPath, '-e', code], {
      log,
      timeoutMs: 60_000,
      ...options,
    });

  it('tells the output of both streams, and keeps it in the log', async () => {
    const { ok, how, output } = await node(
      new Processes(),
      'console.log("out"); console.error("err"); process.exitCode = 3',
    );
    assert.equal(ok, false);
    assert.equal(how, 'ended with code 3');
    assert.deepEqual(output.trim().split('\n').sort(), ['err', 'out']);
    assert.match(readFileSync(log, 'utf8'), /^\$ .*node/);
  });

  it('tells that a program is missing', async () => {
    const { ok, how } = await new Processes().run(['no-such-program'], {
      log,
      timeoutMs: 60_000,
    });
    assert.equal(ok, false);
    assert.match(how, /^could not be started: .*ENOENT/);
  });

  it('ends what takes too long', async () => {
    const { ok, how } = await node(
      new Processes(),
      'setInterval(() => {}, 1000)',
      { timeoutMs: 100 },
    );
    assert.equal(ok, false);
    assert.equal(how, 'did not end within 0.1s');
  });

  it('ends everything, with what that has started', async () => {
    const processes = new Processes();
    const running = processes.start(
      [
        process.execPath,
        '-e',
        `const { spawn } = require('node:child_process');
        const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
        console.log(child.pid);
        setInterval(() => {}, 1000);`,
      ],
      { log },
    );
    const grandchild = await firstNumber(running);
    assert.ok(isAlive(grandchild));
    await processes.stopAll();
    await gone(grandchild);
    await assert.rejects(
      node(processes, ''),
      /not starting .*node: interrupted/,
    );
  });

  async function firstNumber(running) {
    while (!/\d+\n/.test(running.output())) {
      await new Promise(setImmediate);
    }
    return Number(running.output());
  }

  /** A killed process stays until its new parent has taken note of it. */
  async function gone(pid) {
    const state = () => {
      try {
        return readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[2];
      } catch {
        return isAlive(pid) ? 'R' : undefined;
      }
    };
    while (![undefined, 'Z', 'X'].includes(state())) {
      await new Promise(setImmediate);
    }
  }
});
