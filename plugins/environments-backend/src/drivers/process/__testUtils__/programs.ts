import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';

const LISTEN = `
const http = require('node:http');
const answer = (request, response) => {
  if (request.url === '/slow') return setTimeout(() => response.end('slow'), 200);
  if (request.url === '/env') return response.end(JSON.stringify(process.env));
  if (request.url === '/pid') return response.end(String(process.pid));
  if (request.url === '/broken') { response.statusCode = 500; return response.end(); }
  response.end(VERSION);
};
const serve = port => http.createServer(answer).listen(port, '127.0.0.1', () => console.log('listening on', port));
`;

/** Small services, each with one way to behave; run as `node <name>.cjs`. */
const PROGRAMS: Record<string, string> = {
  healthy: `${LISTEN} serve(process.env.PORT);`,
  never: `console.log('I only sit here'); setInterval(() => {}, 1000);`,
  unhealthy: `${LISTEN} serve(process.env.PORT); console.log('I am broken');`,
  exits: `console.log('about to end'); console.error('no database'); process.exit(3);`,
  gasps: `process.stderr.write('FATAL: no database'); process.exit(3);`,
  stubborn: `process.on('SIGTERM', () => console.log('I stay')); ${LISTEN} serve(process.env.PORT);`,
  // Its child begins a session of its own, and it ends.
  daemon: `
    const { spawn } = require('node:child_process');
    spawn(process.execPath, [__dirname + '/healthy.cjs'], { detached: true, stdio: 'ignore' }).unref();
    console.log('went away');`,
  // Healthy, with a child of a child in a session of its own that does not listen to SIGTERM.
  forks: `
    const { spawn } = require('node:child_process');
    const nested = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)";
    const middle = "require('child_process').spawn(process.execPath, ['-e', " + JSON.stringify(nested) + "], { detached: true, stdio: 'ignore' }).unref()";
    spawn(process.execPath, ['-e', middle], { detached: true, stdio: 'ignore' }).unref();
    ${LISTEN} serve(process.env.PORT);`,
  // The same, but without the mark.
  hides: `
    const { spawn } = require('node:child_process');
    const nested = "setInterval(() => {}, 1000)";
    const middle = "require('child_process').spawn(process.execPath, ['-e', " + JSON.stringify(nested) + "], { detached: true, env: {}, stdio: ['ignore', 'inherit', 'inherit', 3] }).unref()";
    spawn(process.execPath, ['-e', middle], { detached: true, env: {}, stdio: ['ignore', 'inherit', 'inherit', 3] }).unref();
    ${LISTEN} serve(process.env.PORT);`,
  // With a child that has variables of its own, so no mark, and does not end when it is asked to.
  leaves: `
    const { spawn } = require('node:child_process');
    const { MARKER, HOW } = process.env;
    const slow = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); require('fs').writeFileSync(process.argv[1], String(process.pid))";
    spawn(process.execPath, ['-e', slow, MARKER], { env: {}, ...JSON.parse(HOW) }).unref();
    if (process.argv[2] === 'build') {
      const waiting = setInterval(() => require('node:fs').existsSync(MARKER) && clearInterval(waiting), 20);
    } else { ${LISTEN} serve(process.env.PORT); }`,
  // As fast as it is read: what waits to be written grows in its own memory.
  floods: `${LISTEN} serve(process.env.PORT); const line = 'x'.repeat(999) + '\\n';
    (function more() { process.stdout.write(line.repeat(50), () => setImmediate(more)); })();`,
  wrongPort: `${LISTEN} serve(0);`,
  hungry: `${LISTEN} const kept = []; setInterval(() => kept.push(Buffer.alloc(20e6, 1)), 20);`,
  hungryThread: `${LISTEN} const { Worker, isMainThread } = require('node:worker_threads');
    const grow = "const kept = []; setInterval(() => kept.push(Buffer.alloc(20e6, 1)), 20)";
    if (isMainThread) { new Worker(__filename); serve(process.env.PORT); }
    else require('node:child_process').spawn(process.execPath, ['-e', grow], { stdio: 'ignore' });`,
  build: `require('node:fs').writeFileSync('built.txt', 'by ' + process.pid); console.log('building');
    console.log('secret?', process.env.TOKEN);`,
  longBuild: `for (let i = 1; i <= 1000; i++) console.log('line ' + i);`,
  longLine: `process.stdout.write('x'.repeat(3 * 1024 * 1024) + '\\nthe last\\n');`,
  slowBuild: `console.log('building slowly'); setTimeout(() => { require('node:fs').appendFileSync('built.txt', 'x'); }, 1500);`,
  failingBuild: `console.log('cannot find module'); process.exit(2);`,
};

function git(directory: string, ...command: string[]): string {
  return execFileSync(
    'git',
    ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.test', ...command],
    {
      cwd: directory,
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
      },
      encoding: 'utf8',
    },
  ).trim();
}

/** A repository with the programs, which answer with their version. */
export class ProgramRepository {
  private constructor(readonly directory: string) {}

  static create(directory: string): ProgramRepository {
    mkdirSync(directory, { recursive: true });
    git(directory, 'init', '--quiet', '--initial-branch=main');
    return new ProgramRepository(directory);
  }

  /** Commits all programs, which answer with a version. */
  commit(version: string): string {
    for (const [name, text] of Object.entries(PROGRAMS)) {
      const source = text.replaceAll('VERSION', JSON.stringify(version));
      writeFileSync(join(this.directory, `${name}.cjs`), source);
    }
    mkdirSync(join(this.directory, 'sub'), { recursive: true });
    writeFileSync(
      join(this.directory, 'sub', 'app.cjs'),
      `console.log(process.cwd()); require('../healthy.cjs');`,
    );
    git(this.directory, 'add', '--all');
    git(this.directory, 'commit', '--quiet', '--message', version);
    return git(this.directory, 'rev-parse', 'HEAD');
  }

  git(...command: string[]): string {
    return git(this.directory, ...command);
  }
}
