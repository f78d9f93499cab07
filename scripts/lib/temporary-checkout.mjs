// For tests: a copy of ./dev and its scripts in a folder of its own, with spaces
// in its path, and what is needed to run it and to see what it did.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { listProcesses } from './processes.mjs';
import { root as repository } from './root.mjs';

/** Removed at the end of the test `t`. */
export async function createCheckout(t) {
  const folder = await realpath(
    await mkdtemp(join(tmpdir(), 'groundwork dev ')),
  );
  t.after(() => rm(folder, { recursive: true, force: true }));
  const root = join(folder, 'check out');
  await mkdir(root);
  await cp(join(repository, 'dev'), join(root, 'dev'));
  await cp(join(repository, 'scripts'), join(root, 'scripts'), {
    recursive: true,
    filter: path => !path.endsWith('.test.mjs') && basename(path) !== 'test',
  });
  const manifest = { name: 'sample', packageManager: 'yarn@4.13.0' };
  await writeFile(join(root, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(root, 'yarn.lock'), '');
  return { folder, root };
}

export async function writeScript(path, body) {
  await mkdir(dirname(path), { recursive: true });
  await rm(path, { force: true }); // a link would be written through
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
}

/** Runs a program to its end: its exit code and its two outputs. */
export function runToEnd(command, args, options) {
  return new Promise((resolve, reject) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

/** A program that goes on running, and whose output can be waited for. */
export function runInBackground(t, command, args, options) {
  const child = spawn(command, args, options);
  let output = '';
  const watchers = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      output += text;
      watchers.forEach(look => look());
    });
  }
  const exit = new Promise(resolve => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  t.after(async () => {
    child.kill();
    await exit;
  });
  return {
    child,
    exit,
    output: () => output,
    /** Resolves when the output has what `pattern` matches; fails if it ends first. */
    said: pattern =>
      new Promise((resolve, reject) => {
        const look = () => pattern.test(output) && resolve(output);
        watchers.add(look);
        look();
        exit.then(() => reject(new Error(`${pattern} is not in:\n${output}`)));
      }),
  };
}

export async function runs(pid) {
  const found = (await listProcesses()).find(process => process.pid === pid);
  return found !== undefined && !found.state.startsWith('Z');
}

export async function readLines(path) {
  if (!existsSync(path)) return [];
  return (await readFile(path, 'utf8')).split('\n').filter(Boolean);
}

export function whereIs(program) {
  return process.env.PATH.split(delimiter)
    .map(folder => join(folder, program))
    .find(path => existsSync(path));
}
