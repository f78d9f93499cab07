/**
 * The program that runs the commands of a job, one after the other, as a process of
 * its own: it outlives the backend, writes down how each command has ended, and so
 * lets any other process learn it.
 *
 * It is a text, run by `node -e`, so that there is no file of ours that has to be
 * found where the backend is bundled. Files in the job's directory:
 *
 * - `job.json`: `{ binary, cwd, commands: [{ args, ok: [0, 2] }] }`
 * - `started.json`: which process runs it. Made once, by a hard link: whoever comes
 *   second, also somebody who has made it to keep the job from starting, loses
 * - `command-<n>.json`: the process of a command
 * - `<n>.out`, `<n>.err`: what it has printed
 * - `ended.json`: `{ codes: [0, 2, 1] }`; a command by a signal is -1
 */
export const supervisor = `
'use strict';
const fs = require('fs');
const path = require('path');
const { spawn, execFileSync } = require('child_process');
process.umask(0o077);
const directory = process.argv[1];
const job = JSON.parse(fs.readFileSync(path.join(directory, 'job.json'), 'utf8'));
function startOf(pid) {
  try {
    const text = fs.readFileSync('/proc/' + pid + '/stat', 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch (error) {
    if (fs.existsSync('/proc/self/stat')) return 'gone';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  }
}
function once(name, value) {
  const temporary = path.join(directory, name + '.' + process.pid);
  fs.writeFileSync(temporary, JSON.stringify(value));
  try {
    fs.linkSync(temporary, path.join(directory, name));
  } finally {
    fs.unlinkSync(temporary);
  }
}
let child;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopping = true;
    if (child) child.kill('SIGINT');
  });
}
process.on('SIGHUP', () => {});
function run(index, codes) {
  const command = job.commands[index];
  const last = codes[codes.length - 1];
  const failed = index > 0 && !job.commands[index - 1].ok.includes(last);
  if (!command || failed || stopping) {
    once('ended.json', { codes });
    return;
  }
  const out = fs.openSync(path.join(directory, index + '.out'), 'w');
  const err = fs.openSync(path.join(directory, index + '.err'), 'w');
  child = spawn(job.binary, command.args, { cwd: job.cwd, stdio: ['ignore', out, err] });
  fs.closeSync(out);
  fs.closeSync(err);
  child.on('error', error => {
    fs.appendFileSync(path.join(directory, index + '.err'), String(error));
    once('ended.json', { codes: codes.concat(-1) });
  });
  if (child.pid === undefined) return;
  once('command-' + index + '.json', { pid: child.pid, start: startOf(child.pid) });
  child.on('close', code => {
    child = undefined;
    run(index + 1, codes.concat(code === null ? -1 : code));
  });
}
once('started.json', { pid: process.pid, start: startOf(process.pid) });
run(0, []);
`;
