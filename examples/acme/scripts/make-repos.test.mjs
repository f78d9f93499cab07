import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { git } from './history/git.mjs';
import { readTree } from './history/source.mjs';
import { makeRepos, readTreeOf, SERVICES } from './testing/repository.mjs';

const NAMES = ['storefront', 'orders', 'payments'];

let scratch;
let made;
before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'acme-repos-'));
  made = join(scratch, 'made');
  const { code, stderr } = await makeRepos(['--out', made]);
  assert.equal(code, 0, stderr);
});
after(() => rm(scratch, { recursive: true, force: true }));

function refsOf(directory) {
  return git(directory, 'for-each-ref');
}

/** The id that git gives to a content. */
function blobId(content) {
  const bytes = Buffer.from(content);
  return createHash('sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

for (const name of NAMES) {
  describe(name, () => {
    let directory;
    before(() => {
      directory = join(made, name);
    });

    test('is a work tree with main checked out and nothing changed', async () => {
      const head = await git(directory, 'symbolic-ref', 'HEAD');
      assert.equal(head, 'refs/heads/main\n');
      assert.equal(await git(directory, 'status', '--porcelain'), '');
      const bare = await git(directory, 'rev-parse', '--is-bare-repository');
      assert.equal(bare, 'false\n');
    });

    test('is sound', async () => {
      const said = await git(directory, 'fsck', '--strict', '--full');
      assert.equal(said, '');
    });

    test('ends with the service as it is', async () => {
      const source = await readTree(join(SERVICES, name));
      const expected = [...source].map(([path, { mode, content }]) => [
        path,
        `${mode} ${blobId(content)}`,
      ]);
      assert.deepEqual(
        await readTreeOf(directory, 'main'),
        Object.fromEntries(expected),
      );
      assert.ok(source.has('catalog-info.yaml'));
    });

    test('says what it was made from', async () => {
      const path = join(directory, '.git', 'groundwork-demo.json');
      const stamp = JSON.parse(await readFile(path, 'utf8'));
      const head = (await git(directory, 'rev-parse', 'main')).trim();
      const { service, seed, end } = stamp;
      assert.deepEqual(
        { service, seed, end, head: stamp.head },
        { service: name, seed: 1, end: '2026-11-20', head },
      );
    });
  });
}

test('the same inputs give the same ids, whatever the machine is like', async () => {
  const config = join(scratch, 'hostile-gitconfig');
  await writeFile(
    config,
    `[user]\n name = Somebody\n email = somebody@example.org\n signingkey = 1
[init]\n defaultBranch = trunk\n defaultObjectFormat = sha256
[commit]\n gpgSign = true\n[tag]\n gpgSign = true
[core]\n autocrlf = true\n[i18n]\n commitEncoding = latin1\n`,
  );
  const out = join(scratch, 'hostile');
  const { code, stderr } = await makeRepos(['--out', out], {
    GIT_CONFIG_GLOBAL: config,
    GIT_AUTHOR_NAME: 'Somebody',
    GIT_COMMITTER_DATE: '1 +0000',
    GIT_DIR: join(scratch, 'elsewhere'),
    LANG: 'tr_TR.UTF-8',
    TZ: 'Pacific/Kiritimati',
  });
  assert.equal(code, 0, stderr);
  for (const name of NAMES) {
    const expected = await refsOf(join(made, name));
    assert.equal(await refsOf(join(out, name)), expected, name);
  }
});

test('another seed gives another history of the same service', async () => {
  const out = join(scratch, 'other-seed');
  await makeRepos(['--out', out, '--only', 'payments', '--seed', '2']);
  const [one, other] = [join(made, 'payments'), join(out, 'payments')];
  assert.notEqual(
    await git(one, 'rev-parse', 'main'),
    await git(other, 'rev-parse', 'main'),
  );
  assert.equal(
    await git(one, 'rev-parse', 'main^{tree}'),
    await git(other, 'rev-parse', 'main^{tree}'),
  );
});

test('another end moves the year', async () => {
  const out = join(scratch, 'other-end');
  await makeRepos(['--out', out, '--only', 'orders', '--end', '2025-06-30']);
  const directory = join(out, 'orders');
  const times = await git(directory, 'log', '--format=%cI', 'main');
  const dates = times.trim().split('\n');
  assert.ok(dates[0] <= '2025-06-30T23:59:59Z', dates[0]);
  assert.ok(dates[0] >= '2025-06-01', dates[0]);
  assert.ok(dates[dates.length - 1].startsWith('2024-07-01'), dates.at(-1));
});

test('what is there is left alone', async () => {
  const stamp = join(made, 'orders', '.git', 'groundwork-demo.json');
  const { mtimeMs } = await stat(stamp);
  const { stdout } = await makeRepos(['--out', made]);
  assert.equal(stdout.match(/already there, nothing to do/g).length, 3);
  assert.equal((await stat(stamp)).mtimeMs, mtimeMs);
});

describe('a repository that was made before', () => {
  let out;
  let directory;
  let head;
  before(async () => {
    out = join(scratch, 'before');
    directory = join(out, 'payments');
    await makeRepos(['--out', out, '--only', 'payments', '--seed', '3']);
    head = await git(directory, 'rev-parse', 'main');
    await writeFile(join(directory, 'notes.txt'), 'mine');
  });

  test('is not remade from other inputs unless that is asked for', async () => {
    const args = ['--out', out, '--only', 'payments', '--seed', '4'];
    const { code, stdout } = await makeRepos(args);
    assert.equal(code, 0);
    assert.match(stdout, /left as it is, .*--force makes it anew/);
    assert.equal(await git(directory, 'rev-parse', 'main'), head);
    assert.equal(await readFile(join(directory, 'notes.txt'), 'utf8'), 'mine');
  });

  test('is made anew by force, with the same ids', async () => {
    const args = ['--out', out, '--only', 'payments', '--seed', '3'];
    const { stdout } = await makeRepos([...args, '--force']);
    assert.match(stdout, /: made: \d+ changes on main/);
    assert.equal(await git(directory, 'rev-parse', 'main'), head);
    assert.equal(await git(directory, 'status', '--porcelain'), '');
    assert.deepEqual(await readdir(out), ['payments']);
  });
});

test('what somebody else made is refused, even by force', async () => {
  const out = join(scratch, 'foreign');
  const directory = join(out, 'storefront');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'thesis.txt'), 'precious');
  const args = ['--out', out, '--only', 'storefront', '--force'];
  const { code, stderr } = await makeRepos(args);
  assert.equal(code, 1);
  assert.equal(
    stderr,
    `make-repos: ${directory} exists and was not made by make-repos; move it away or choose another --out\n`,
  );
  assert.deepEqual(await readdir(directory), ['thesis.txt']);
});

test('what a killed run left behind is removed', async () => {
  const out = join(scratch, 'killed');
  // No process has this id: it is above the largest that Linux gives.
  await mkdir(join(out, '.orders.making-99999999'), { recursive: true });
  await makeRepos(['--out', out, '--only', 'orders']);
  assert.deepEqual(await readdir(out), ['orders']);
});

test('options that make no sense are told', async () => {
  const cases = [
    [
      ['--end', '2026-02-30'],
      "--end must be a date such as 2026-11-20, not '2026-02-30'",
    ],
    [['--seed', 'lucky'], "--seed must be a whole number, not 'lucky'"],
    [
      ['--only', 'cart'],
      "--only must be one of storefront, orders, payments, not 'cart'",
    ],
  ];
  for (const [args, message] of cases) {
    const { code, stderr } = await makeRepos(args);
    assert.equal(code, 2);
    assert.equal(stderr, `make-repos: ${message}\nTry --help.\n`);
  }
});
