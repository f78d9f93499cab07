// ./dev start, token and reset, around a portal of make-believe.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { test } from 'node:test';
import { runInBackground, runs } from './lib/temporary-checkout.mjs';
import { createSamplePortal, listen } from './lib/temporary-portal.mjs';

const READY = /Groundwork is ready: (\S+)/;

const readLog = sample =>
  readFile(join(sample.root, '.data/logs/start.log'), 'utf8');

async function loggedPids(sample) {
  const log = await readLog(sample);
  return ['cli', 'backend'].flatMap(part => {
    const pid = log.match(new RegExp(`${part} is (\\d+)`))?.[1];
    return pid ? [Number(pid)] : [];
  });
}

async function assertNothingLeft(sample) {
  for (const pid of await loggedPids(sample)) {
    assert.equal(await runs(pid), false, `process ${pid} is left`);
  }
  assert.equal(existsSync(join(sample.root, '.data/run/portal.json')), false);
}

for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  test(`says when the portal is ready, and ends all of it on ${signal}`, async t => {
    const sample = await createSamplePortal(t);
    const start = sample.start();
    const output = await start.said(READY);
    assert.equal(output.match(READY)[1], `http://localhost:${sample.port}`);
    assert.match(output, new RegExp(`http://localhost:${sample.backendPort}`));
    assert.match(output, /\.data\/logs\/start\.log/);
    assert.equal((await loggedPids(sample)).length, 2);

    start.child.kill(signal);
    assert.equal(await start.exit, exitCode);
    await assertNothingLeft(sample);
  });
}

test('a second signal does not wait for a backend that hangs', async t => {
  const sample = await createSamplePortal(t);
  const start = sample.start({ behaviour: 'backend-hangs' });
  await start.said(READY);
  start.child.kill('SIGINT');
  await start.said(/Stopping/);
  start.child.kill('SIGINT');
  assert.equal(await start.exit, 130);
  await assertNothingLeft(sample);
});

test('shows warnings and errors, and logs all', async t => {
  const sample = await createSamplePortal(t);
  const start = sample.start();
  const output = await start.said(READY);
  assert.match(output, /catalog warn the cache is in memory/);
  assert.doesNotMatch(output, /catalog info/);
  assert.match(await readLog(sample), /catalog info backend is \d+/);
  assert.match(await readLog(sample), /browser none/);
});

test('--verbose shows all', async t => {
  const sample = await createSamplePortal(t);
  const start = sample.start({ args: ['--verbose'] });
  assert.match(await start.said(READY), /catalog info backend is \d+/);
});

test('a frontend with compile errors is not called ready', async t => {
  const sample = await createSamplePortal(t);
  const start = sample.start({ behaviour: 'frontend-fails' });
  const output = await start.said(/Stop +Ctrl-C/);
  assert.match(output, /Groundwork runs, with 2 compile errors/);
  assert.doesNotMatch(output, READY);
});

test('a backend that ends while starting is reported with its last lines', async t => {
  const sample = await createSamplePortal(t);
  const start = sample.start({ behaviour: 'backend-fails' });
  assert.equal(await start.exit, 1);
  assert.match(start.output(), /^dev: the backend has ended\. /m);
  assert.match(
    start.output(),
    /^ {2}2026\S+ catalog error the database is not there$/m,
  );
  assert.doesNotMatch(start.output(), READY);
  await assertNothingLeft(sample);
});

test('a Backstage CLI that ends is reported with its exit code', async t => {
  const sample = await createSamplePortal(t);
  const start = sample.start({ behaviour: 'cli-fails' });
  assert.equal(await start.exit, 1);
  assert.match(
    start.output(),
    /^dev: the Backstage CLI has ended with exit code 3\. /m,
  );
  assert.match(start.output(), /^ {2}Error: no such package$/m);
  await assertNothingLeft(sample);
});

for (const [which, option] of [
  ['port', '--port'],
  ['backendPort', '--backend-port'],
]) {
  test(`a port that is used is named, with its holder and ${option}`, async t => {
    const sample = await createSamplePortal(t);
    const server = await listen();
    t.after(() => server.close());
    const busy = server.address().port;
    const ports = { port: sample.port, backendPort: sample.backendPort };
    const { port, backendPort } = { ...ports, [which]: busy };
    const { code, stdout, stderr } = await sample.run(
      'start',
      `--port=${port}`,
      `--backend-port=${backendPort}`,
    );
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(
      stderr,
      new RegExp(
        `^dev: port ${busy}, .* process ${process.pid} \\(.*${option} <n>\n$`,
      ),
    );
  });
}

for (const [args, message] of [
  [['--port', '0'], /^dev: --port '0' is not a port/],
  [['--port', 'abc'], /^dev: --port 'abc' is not a port/],
  [['--backend-port', '70000'], /^dev: --backend-port '70000' is not a port/],
  [['--port', '7007'], /^dev: --port and --backend-port are both 7007/],
  [['--open'], /^dev: unknown option '--open'; \.\/dev help/],
  [['now'], /^dev: unexpected argument 'now'; \.\/dev help/],
]) {
  test(`start ${args.join(' ')} is refused`, async t => {
    const sample = await createSamplePortal(t);
    const { code, stderr } = await sample.run('start', ...args);
    assert.equal(code, 2);
    assert.match(stderr, message);
  });
}

test('while the portal runs, start and reset refuse, and token finds it', async t => {
  const sample = await createSamplePortal(t);
  const start = sample.start();
  await start.said(READY);

  const again = await sample.run('start');
  assert.equal(again.code, 1);
  assert.match(
    again.stderr,
    new RegExp(
      `already running: http://localhost:${sample.port} \\(process ${start.child.pid}\\)`,
    ),
  );

  const reset = await sample.run('reset', '--yes');
  assert.equal(reset.code, 1);
  assert.match(reset.stderr, /the portal runs from this folder/);
  assert.equal(existsSync(join(sample.root, '.data')), true);

  // The sample has no sign-in, but was asked: its port was known.
  const token = await sample.run('token', '--as', 'user:default/mina.park');
  assert.equal(token.code, 1);
  assert.equal(token.stdout, '');
  assert.match(
    token.stderr,
    new RegExp(
      `http://localhost:${sample.backendPort} \\(where ./dev start .* runs it\\) has no demo sign-in`,
    ),
  );
});

test('what a start that was killed has left is ended by the next one', async t => {
  const sample = await createSamplePortal(t);
  const killed = sample.start();
  await killed.said(READY);
  const left = await loggedPids(sample);
  killed.child.kill('SIGKILL');
  await once(killed.child, 'exit');
  assert.deepEqual(await Promise.all(left.map(runs)), [true, true]);

  const start = sample.start();
  assert.match(await start.said(READY), /^Ending what a start that was killed/);
  assert.deepEqual(await Promise.all(left.map(runs)), [false, false]);
});

test('reset removes the state that a portal left', async t => {
  const sample = await createSamplePortal(t);
  await mkdir(join(sample.root, '.data/run'), { recursive: true });
  await mkdir(join(sample.root, '.data/db'));
  await writeFile(
    join(sample.root, '.data/db/catalog.sqlite'),
    'x'.repeat(5e6),
  );
  await writeFile(
    join(sample.root, '.data/run/portal.json'),
    JSON.stringify({
      pid: 99999999,
      port: sample.port,
      backendPort: sample.backendPort,
    }),
  );

  const unasked = await sample.run('reset');
  assert.equal(unasked.code, 2);
  assert.match(unasked.stderr, /add --yes/);

  const { code, stdout } = await sample.run('reset', '--yes');
  assert.equal(code, 0);
  assert.equal(stdout, 'Removed .data/ (db 5.0 MB, run 1 kB).\n');
  assert.equal(existsSync(join(sample.root, '.data')), false);

  const none = await sample.run('reset', '--yes');
  assert.equal(none.code, 0);
  assert.match(none.stdout, /nothing to remove/);
});

test(
  'reset ends the services of environments first, and no others',
  { skip: !existsSync('/proc/self/environ') && 'there is no /proc' },
  async t => {
    const sample = await createSamplePortal(t);
    const home = join(sample.root, '.data/environments/process');
    await mkdir(home, { recursive: true });
    const [service, other] = await Promise.all([
      startService(t, { GROUNDWORK_HOME: home }),
      startService(t, { GROUNDWORK_HOME: `${home}-of-another-portal` }),
    ]);

    const { code, stdout } = await sample.run('reset', '--yes');
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^Ended 1 process of environments\.\nRemoved \.data\/ \(.*\)\.\n$/,
    );
    assert.equal(await runs(service.child.pid), false);
    assert.equal(existsSync(join(sample.root, '.data')), false);
    assert.equal(await runs(other.child.pid), true);
  },
);

/** A process that runs until it is ended, and has begun when this resolves. */
async function startService(t, variables) {
  const script = 'setInterval(() => {}, 1e6); console.log("up")';
  const service = runInBackground(t, process.execPath, ['-e', script], {
    env: { PATH: process.env.PATH, ...variables },
  });
  await service.said(/up/);
  return service;
}

test('the demo repositories are made first; where that fails, it is said', async t => {
  const sample = await createSamplePortal(t);
  const scripts = join(sample.root, 'examples/acme/scripts');
  await mkdir(scripts, { recursive: true });
  await writeFile(
    join(scripts, 'make-repos.mjs'),
    'console.error("git is not installed"); process.exit(4);',
  );
  const start = sample.start();
  assert.equal(await start.exit, 1);
  assert.match(
    start.output(),
    /make-repos\.mjs failed with 4\n {2}git is not installed/,
  );
});
