// ./dev as a whole, on machines of make-believe: no network is used.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { whereIs, writeScript } from './lib/temporary-checkout.mjs';
import { createSample, HAS_VERSION } from './lib/temporary-machine.mjs';

const nodeRequests = calls => calls.filter(call => /^npm: node-/.test(call));

test('a machine with Node 20 and no Yarn gets both under .tools, once', async t => {
  const sample = await createSample(t);

  const first = await sample.dev('tsc', '--noEmit', 'two words');
  assert.equal(first.code, 0, first.stderr);
  assert.deepEqual((await sample.calls()).slice(1), [
    'npm: @yarnpkg/cli-dist@4.13.0',
    'yarn by Node 24.21.0: config --json unsafeHttpWhitelist npmRegistryServer httpsCaFilePath httpsProxy httpProxy',
    'yarn by Node 24.21.0: install --immutable',
    'yarn by Node 24.21.0: tsc --noEmit two words',
  ]);
  assert.match((await sample.calls())[0], /^npm: node-.*@24\.21\.0$/);
  assert.deepEqual((await readdir(sample.tools)).sort(), [
    'bin',
    'node-24.21.0',
    'yarn-4.13.0',
  ]);

  await sample.dev('lint');
  assert.deepEqual((await sample.calls()).slice(5), [
    'yarn by Node 24.21.0: lint',
  ]);
});

test('Node 24 and the right Yarn are used as they are', async t => {
  const sample = await createSample(t, { node: '24.11.0', yarn: '4.13.0' });
  const { code, stderr } = await sample.dev('yarn', 'why', 'react');
  assert.equal(code, 0, stderr);
  assert.deepEqual(await sample.calls(), ['own yarn: why react']);
  assert.equal(existsSync(join(sample.tools, 'bin')), false);
});

for (const [node, fits] of [
  ['18.20.4', false],
  ['22.18.0', false],
  ['22.19.0', true],
  ['22.23.3', true],
  ['23.11.0', false],
  ['24.9.0', false],
  ['24.21.0', true],
  ['26.0.0', false],
]) {
  test(`Node ${node} ${fits ? 'is used' : 'is not used'}`, async t => {
    const sample = await createSample(t, { node, yarn: '4.13.0' });
    await sample.dev('yarn', '--help');
    assert.equal(nodeRequests(await sample.calls()).length, fits ? 0 : 1);
  });
}

test('another Yarn than package.json names is not used', async t => {
  const sample = await createSample(t, { node: '24.11.0', yarn: '1.22.22' });
  const { code, stderr } = await sample.dev('yarn', 'dedupe');
  assert.equal(code, 0, stderr);
  assert.deepEqual(await sample.calls(), [
    'npm: @yarnpkg/cli-dist@4.13.0',
    'yarn by Node 24.11.0: dedupe',
  ]);
});

test('where the registry lacks the pinned Node, the newest 24 is taken', async t => {
  const sample = await createSample(t, { registry: ['24.20.0'] });
  const { code, stderr } = await sample.dev('yarn', 'dedupe');
  assert.equal(code, 0, stderr);
  assert.equal((await sample.calls()).at(-1), 'yarn by Node 24.20.0: dedupe');
});

test('where the registry has no Node 24, the newest 22 is taken', async t => {
  const sample = await createSample(t, { registry: ['22.23.3'] });
  const { code, stderr } = await sample.dev('yarn', 'dedupe');
  assert.equal(code, 0, stderr);
  assert.equal(nodeRequests(await sample.calls()).length, 3);
  assert.equal((await sample.calls()).at(-1), 'yarn by Node 22.23.3: dedupe');
});

test('a download that fails is tried three times, and then explained', async t => {
  const sample = await createSample(t, {
    npm: `echo 'npm warn old setting' >&2
echo 'npm error code ENOTFOUND' >&2
echo 'npm error request to the registry failed' >&2
exit 1`,
  });
  const { code, stdout, stderr } = await sample.dev('start');
  assert.equal(code, 1);
  assert.equal(stdout, '');
  const lines = stderr.trim().split('\n');
  assert.equal(lines.length, 4);
  assert.deepEqual(
    lines.slice(0, 3).map(line => line.startsWith('Fetching node-')),
    [true, true, true],
  );
  assert.match(
    lines[3],
    /^dev: could not fetch node-\S+ from npm \(request to the registry failed\); see .*\/\.tools\/download\.log, /,
  );
  assert.deepEqual(await readdir(sample.tools), ['download.log']);
});

test('what an interrupted download left behind is replaced', async t => {
  const sample = await createSample(t);
  await mkdir(join(sample.tools, 'node-24.21.0/bin'), { recursive: true });
  await mkdir(join(sample.tools, 'yarn-4.13.0/bin'), { recursive: true });
  await mkdir(join(sample.tools, 'tmp.99999999/node_modules'), {
    recursive: true,
  });
  await mkdir(join(sample.tools, 'bin'));
  await symlink('../node-24.21.0/bin/node', join(sample.tools, 'bin/node'));
  const { code, stderr } = await sample.dev('yarn', 'dedupe');
  assert.equal(code, 0, stderr);
  assert.equal((await sample.calls()).at(-1), 'yarn by Node 24.21.0: dedupe');
  assert.deepEqual((await readdir(sample.tools)).sort(), [
    'bin',
    'node-24.21.0',
    'yarn-4.13.0',
  ]);
  assert.deepEqual(await readdir(join(sample.tools, 'node-24.21.0')), ['bin']);
});

test('the toolchain moves with its folder', async t => {
  const sample = await createSample(t);
  await sample.dev('yarn', 'dedupe');
  const moved = join(sample.folder, 'moved to');
  await rename(sample.root, moved);
  const { code, stderr } = await sample.run(join(moved, '.tools/bin/yarn'), [
    'info',
  ]);
  assert.equal(code, 0, stderr);
  assert.equal((await sample.calls()).at(-1), 'yarn by Node 24.21.0: info');
});

test('a machine with musl is told what to do', async t => {
  const sample = await createSample(t);
  await writeScript(
    join(sample.bin, 'ldd'),
    'echo "musl libc (x86_64)" >&2; exit 1',
  );
  const { code, stderr } = await sample.dev('tsc');
  assert.equal(code, 1);
  assert.match(
    stderr,
    /^dev: this system uses musl, .*apk add nodejs npm.*\n$/,
  );
});

test('what is not Linux or macOS is told what to do', async t => {
  const sample = await createSample(t);
  await writeScript(join(sample.bin, 'uname'), 'echo MINGW64_NT-10.0');
  const { code, stderr } = await sample.dev('tsc');
  assert.equal(code, 1);
  assert.match(stderr, /^dev: Windows is not supported; use WSL/);
});

test('build, bench and test run what they stand for, with their arguments', async t => {
  const sample = await createSample(t, { node: '24.11.0', yarn: '4.13.0' });
  await writeFile(
    join(sample.root, 'scripts/test.mjs'),
    'console.log(JSON.stringify(process.argv.slice(2)))',
  );
  await sample.dev('build');
  await sample.dev('bench', 'ownership', '--json');
  assert.deepEqual((await sample.calls()).slice(2), [
    'own yarn: build',
    'own yarn: workspace @groundwork/bench bench ownership --json',
  ]);
  const { stdout } = await sample.dev('test', '--only', 'a b');
  assert.deepEqual(JSON.parse(stdout), ['--only', 'a b']);
});

test('check runs in the folder where it is called, with its arguments', async t => {
  const sample = await createSample(t, { node: '24.11.0', yarn: '4.13.0' });
  const bin = join(sample.root, 'plugins/scorecards-node/bin');
  await mkdir(bin, { recursive: true });
  await writeFile(
    join(bin, 'groundwork-check.cjs'),
    'console.log(JSON.stringify([process.cwd(), ...process.argv.slice(2)]))',
  );
  const { code, stdout } = await sample.dev(
    'check',
    '--level',
    '2',
    'a b.yaml',
  );
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), [
    sample.folder,
    '--level',
    '2',
    'a b.yaml',
  ]);
});

test('kill-test runs what it stands for, with its arguments and exit code', async t => {
  const sample = await createSample(t, { node: '24.11.0', yarn: '4.13.0' });
  await writeFile(
    join(sample.root, 'scripts/kill-test.mjs'),
    'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 1;',
  );
  const { code, stdout } = await sample.dev('kill-test', '--minutes', '0.1');
  assert.equal(code, 1);
  assert.deepEqual(JSON.parse(stdout), ['--minutes', '0.1']);
});

test('an install that fails stops the command, and is said why', async t => {
  const sample = await createSample(t, { node: '24.11.0', yarn: '4.13.0' });
  await writeScript(
    join(sample.bin, 'yarn'),
    `${HAS_VERSION} 4.13.0 && exit
echo '➤ YN0000: · Yarn 4.13.0'
echo '➤ YN0013: │ sample@npm:1.0.0 will be fetched'
echo '➤ YN0035: │ sample@npm:1.0.0: The remote server failed'
exit 1`,
  );
  const { code, stdout, stderr } = await sample.dev('tsc');
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /'yarn install --immutable' failed 4 times/);
  assert.match(stderr, /YN0035/);
  assert.doesNotMatch(stderr, /YN0013/);
  assert.match(stderr, /\.data\/logs\/install\.log/);
});

test('help needs nothing, and is what is said without a command', async t => {
  const sample = await createSample(t);
  const help = await sample.dev('help');
  assert.equal(help.code, 0);
  assert.match(help.stdout, /^Usage: \.\/dev <command>\n/);
  assert.deepEqual(await sample.dev(), help);
  assert.deepEqual(await sample.dev('--help'), help);
  assert.equal(existsSync(sample.tools), false);
});

test('an unknown option is refused', async t => {
  const sample = await createSample(t);
  const { code, stdout, stderr } = await sample.dev('--frobnicate');
  assert.equal(code, 2);
  assert.equal(stdout, '');
  assert.equal(
    stderr,
    'dev: unknown option --frobnicate; ./dev help lists what there is\n',
  );
});

for (const [shell, ...shellArgs] of [
  ['dash'],
  ['bash', '--posix'],
  ['busybox', 'sh'],
]) {
  const path = whereIs(shell);
  test(`runs in ${shell}`, { skip: !path && 'not installed' }, async t => {
    const sample = await createSample(t);
    const { code, stderr } = await sample.run(path, [
      ...shellArgs,
      join(sample.root, 'dev'),
      'lint',
      'two words',
    ]);
    assert.equal(code, 0, stderr);
    assert.equal(
      (await sample.calls()).at(-1),
      'yarn by Node 24.21.0: lint two words',
    );
  });
}
